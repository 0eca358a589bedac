-- Measures count only cells that are shown
--   $1 "01900000-0000-7000-8000-000000000001"
SELECT "p"."g1" AS "g1", "p"."m1"::text AS "m1", "p"."m2"::text AS "m2", ("p"."g1")::text AS "s1x"
FROM (
SELECT "t"."city" AS "g1", count(*) AS "m1", sum(CASE WHEN (("t"."owner" = $1::uuid)) THEN "t"."total_spent" END) AS "m2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
GROUP BY 1
) AS "p"
ORDER BY "p"."g1" ASC NULLS LAST
LIMIT 51;
