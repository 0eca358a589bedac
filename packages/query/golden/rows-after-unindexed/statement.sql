-- The next page of an order without an index: one chain of alternatives
--   $1 ["normal","gold","black"]
--   $2 4
--   $3 "2"
--   $4 "01900000-0000-7000-8000-00000000c002"
SELECT "t"."name" AS "c1", (CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END)::text AS "s1x", ("t"."city")::text AS "s2x", ("t"."id")::text AS "s3x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND ((CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END > $3::integer OR CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END IS NULL) OR CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END = $3::integer AND "t"."city" IS NOT NULL OR CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END = $3::integer AND "t"."city" IS NULL AND "t"."id" < $4::uuid)
ORDER BY CASE WHEN "t"."level" IS NOT NULL THEN coalesce(array_position($1::text[], "t"."level"), $2::integer) END ASC NULLS LAST, "t"."city" DESC NULLS FIRST, "t"."id" DESC
LIMIT 51;
