-- By each item of a list
SELECT "p"."g1" AS "g1", "p"."m1"::text AS "m1", ("p"."m1")::text AS "s1x", ("p"."g1")::text AS "s2x"
FROM (
SELECT "u1"."item" AS "g1", count(*) AS "m1"
FROM "record"."customer" AS "t"
LEFT JOIN LATERAL unnest("t"."tags") AS "u1"("item") ON TRUE
WHERE "t"."deleted_at" IS NULL
GROUP BY 1
) AS "p"
ORDER BY "p"."m1" DESC NULLS LAST, "p"."g1" ASC NULLS LAST
LIMIT 51;
