-- Customers and spend by city, highest first, with totals
SELECT "p"."g1" AS "g1", "p"."m1"::text AS "m1", "p"."m2"::text AS "m2", ("p"."m2")::text AS "s1x", ("p"."g1")::text AS "s2x", "p"."n"::text AS "n", "p"."w1"::text AS "w1", "p"."w2"::text AS "w2"
FROM (
SELECT "t"."city" AS "g1", count(*) AS "m1", sum("t"."total_spent") AS "m2", count(*) OVER () AS "n", sum(count(*)) OVER () AS "w1", sum(sum("t"."total_spent")) OVER () AS "w2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
GROUP BY 1
) AS "p"
ORDER BY "p"."m2" DESC NULLS LAST, "p"."g1" ASC NULLS LAST
LIMIT 11;

-- count
SELECT count(*)::text AS "count"
FROM (
SELECT "t"."city" AS "g1"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
GROUP BY 1
) AS "p";

-- totals
SELECT count(*)::text AS "m1", sum("t"."total_spent")::text AS "m2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL;
