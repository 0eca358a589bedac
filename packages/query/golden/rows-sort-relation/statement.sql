-- By the title of a related record
SELECT "t"."name" AS "c1", "t"."store" AS "c2", ("j1"."name")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
LEFT JOIN "record"."store" AS "j1" ON "j1"."id" = "t"."store" AND "j1"."deleted_at" IS NULL
WHERE "t"."deleted_at" IS NULL
ORDER BY "j1"."name" ASC NULLS FIRST, "t"."id" ASC
LIMIT 51;
