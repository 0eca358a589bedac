-- The next page among the empty values
--   $1 "01900000-0000-7000-8000-00000000c002"
SELECT "t"."name" AS "c1", ("t"."total_spent")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."total_spent" IS NULL AND "t"."id" > $1::uuid
ORDER BY "t"."total_spent" ASC, "t"."id" ASC
LIMIT 21;
