-- The next page behind a filled value, running on into the empty ones
--   $1 "1200.00"
--   $2 "01900000-0000-7000-8000-00000000c002"
SELECT "p"."c1" AS "c1", ("p"."s1")::text AS "s1x", ("p"."s2")::text AS "s2x"
FROM (
(SELECT "t"."name" AS "c1", "t"."total_spent" AS "s1", "t"."id" AS "s2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND ("t"."total_spent", "t"."id") > ($1::numeric, $2::uuid)
ORDER BY "t"."total_spent" ASC, "t"."id" ASC
LIMIT 21)
UNION ALL
(SELECT "t"."name" AS "c1", "t"."total_spent" AS "s1", "t"."id" AS "s2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."total_spent" IS NULL
ORDER BY "t"."total_spent" ASC, "t"."id" ASC
LIMIT 21)
) AS "p"
ORDER BY "p"."s1" ASC NULLS LAST, "p"."s2" ASC
LIMIT 21;
