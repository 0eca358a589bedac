-- An export takes only rows that may be exported
--   $1 "01900000-0000-7000-8000-000000000001"
SELECT "t"."name" AS "c1", "t"."city" AS "c2", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (("t"."owner" = $1::uuid))
ORDER BY "t"."id" ASC
LIMIT 51;
