-- A filter through relations joins, the same path twice joins once
--   $1 "上海"
--   $2 "%林%"
SELECT "t"."number" AS "c1", "t"."amount" AS "c2", ("t"."id")::text AS "s1x"
FROM "record"."purchase" AS "t"
LEFT JOIN "record"."customer" AS "j1" ON "j1"."id" = "t"."customer" AND "j1"."deleted_at" IS NULL
LEFT JOIN "record"."user" AS "j2" ON "j2"."id" = "j1"."owner"
WHERE "t"."deleted_at" IS NULL AND ((("j1"."city" = $1::text) AND (lower(("j2"."name" COLLATE "C")) LIKE $2::text)))
ORDER BY "t"."id" ASC
LIMIT 51;
