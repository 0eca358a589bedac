-- Two roles never mix: a cell is shown where one role shows row and field
--   $1 "01900000-0000-7000-8000-000000000001"
--   $2 "100"
SELECT "t"."name" AS "c1", "t"."city" AS "c2", CASE WHEN (("t"."owner" = $1::uuid)) THEN "t"."phone" END AS "c3", CASE WHEN (("t"."owner" = $1::uuid)) IS NOT TRUE THEN left("t"."phone", 3) || '****' || right("t"."phone", 4) END AS "c3m", CASE WHEN (("t"."owner" = $1::uuid)) THEN "t"."total_spent" END AS "c4", (CASE WHEN (("t"."owner" = $1::uuid)) THEN "t"."total_spent" END)::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND ((CASE WHEN (("t"."owner" = $1::uuid)) THEN "t"."total_spent" END > $2::numeric))
ORDER BY CASE WHEN (("t"."owner" = $1::uuid)) THEN "t"."total_spent" END DESC NULLS LAST, "t"."id" DESC
LIMIT 51;
