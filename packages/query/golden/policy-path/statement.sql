-- A path goes through the rights on every entity it crosses
--   $1 "01900000-0000-7000-8000-000000000001"
--   $2 "上海"
SELECT "p"."c1" AS "c1", "j1"."name" AS "c2", ("p"."s1")::text AS "s1x"
FROM (
SELECT "t"."number" AS "c1", "t"."customer" AS "k1", "t"."id" AS "s1"
FROM "record"."purchase" AS "t"
LEFT JOIN "record"."customer" AS "j2" ON "j2"."id" = "t"."customer" AND "j2"."deleted_at" IS NULL AND (("j2"."owner" = $1::uuid))
WHERE "t"."deleted_at" IS NULL AND (("j2"."city" = $2::text))
ORDER BY "t"."id" ASC
LIMIT 51
) AS "p"
LEFT JOIN "record"."customer" AS "j1" ON "j1"."id" = "p"."k1" AND "j1"."deleted_at" IS NULL AND (("j1"."owner" = $1::uuid))
ORDER BY "p"."s1" ASC
LIMIT 51;
