-- Descending with empty values last: filled ones backwards, then the empty ones
SELECT "p"."c1" AS "c1", "p"."c2" AS "c2", ("p"."s1")::text AS "s1x", ("p"."s2")::text AS "s2x"
FROM (
(SELECT "t"."name" AS "c1", "t"."total_spent" AS "c2", "t"."total_spent" AS "s1", "t"."id" AS "s2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."total_spent" IS NOT NULL
ORDER BY "t"."total_spent" DESC, "t"."id" DESC
LIMIT 51)
UNION ALL
(SELECT "t"."name" AS "c1", "t"."total_spent" AS "c2", "t"."total_spent" AS "s1", "t"."id" AS "s2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."total_spent" IS NULL
ORDER BY "t"."total_spent" DESC, "t"."id" DESC
LIMIT 51)
) AS "p"
ORDER BY "p"."s1" DESC NULLS LAST, "p"."s2" DESC
LIMIT 51;
