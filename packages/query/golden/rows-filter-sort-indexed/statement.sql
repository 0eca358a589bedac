-- The hot path: one city, latest first, by indexes
--   $1 "上海"
SELECT "t"."id" AS "c1", "t"."name" AS "c2", "t"."city" AS "c3", "t"."total_spent" AS "c4", "t"."created_at" AS "c5", ("t"."created_at")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (("t"."city" = $1::text))
ORDER BY "t"."created_at" DESC, "t"."id" DESC
LIMIT 51;

-- count
--   $1 "上海"
SELECT count(*)::text AS "count"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (("t"."city" = $1::text));
