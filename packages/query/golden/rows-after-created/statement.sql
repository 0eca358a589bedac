-- The next page by a column that is never empty
--   $1 "2026-01-05 08:00:00.123456+00"
--   $2 "01900000-0000-7000-8000-00000000c003"
SELECT "t"."name" AS "c1", ("t"."created_at")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND ("t"."created_at", "t"."id") < ($1::timestamptz, $2::uuid)
ORDER BY "t"."created_at" DESC, "t"."id" DESC
LIMIT 21;
