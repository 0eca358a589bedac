-- Titles and fields of related records, looked up for the page only
SELECT "p"."c1" AS "c1", "p"."c2" AS "c2", "j2"."region" AS "c3", "j1"."city" AS "c4", "j1"."id" AS "r1", "j1"."name" AS "r1t", ("p"."s1")::text AS "s1x", ("p"."s2")::text AS "s2x"
FROM (
(SELECT "t"."number" AS "c1", "t"."customer" AS "c2", "t"."customer" AS "k1", "t"."amount" AS "s1", "t"."id" AS "s2"
FROM "record"."purchase" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."amount" IS NOT NULL
ORDER BY "t"."amount" DESC, "t"."id" DESC
LIMIT 51)
UNION ALL
(SELECT "t"."number" AS "c1", "t"."customer" AS "c2", "t"."customer" AS "k1", "t"."amount" AS "s1", "t"."id" AS "s2"
FROM "record"."purchase" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."amount" IS NULL
ORDER BY "t"."amount" DESC, "t"."id" DESC
LIMIT 51)
) AS "p"
LEFT JOIN "record"."customer" AS "j1" ON "j1"."id" = "p"."k1" AND "j1"."deleted_at" IS NULL
LEFT JOIN "record"."store" AS "j2" ON "j2"."id" = "j1"."store" AND "j2"."deleted_at" IS NULL
ORDER BY "p"."s1" DESC NULLS LAST, "p"."s2" DESC
LIMIT 51;
