-- Two keys: option order, then name
--   $1 ["normal","gold","black"]
--   $2 4
SELECT "t"."name" AS "c1", "t"."level" AS "c2", (CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END)::text AS "s1x", ("t"."name")::text AS "s2x", ("t"."id")::text AS "s3x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
ORDER BY CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END DESC NULLS LAST, "t"."name" ASC NULLS LAST, "t"."id" ASC
LIMIT 51;
