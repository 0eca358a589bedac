-- A row condition through a relation
--   $1 "01900000-0000-7000-8000-000000000001"
SELECT "t"."name" AS "c1", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
LEFT JOIN "record"."store" AS "j1" ON "j1"."id" = "t"."store" AND "j1"."deleted_at" IS NULL
WHERE "t"."deleted_at" IS NULL AND (("j1"."manager" = $1::uuid))
ORDER BY "t"."id" ASC
LIMIT 51;
