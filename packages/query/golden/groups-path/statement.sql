-- By a field behind a relation and a quarter
--   $1 "Asia/Shanghai"
SELECT "p"."g1" AS "g1", to_char("p"."g2", 'YYYY-MM-DD') AS "g2", "p"."m1"::text AS "m1", ("p"."g1")::text AS "s1x", ("p"."g2")::text AS "s2x"
FROM (
SELECT "j1"."city" AS "g1", date_trunc('quarter', "t"."ordered_at" AT TIME ZONE $1::text)::date AS "g2", sum("t"."amount") AS "m1"
FROM "record"."purchase" AS "t"
LEFT JOIN "record"."customer" AS "j1" ON "j1"."id" = "t"."customer" AND "j1"."deleted_at" IS NULL
WHERE "t"."deleted_at" IS NULL
GROUP BY 1, 2
) AS "p"
ORDER BY "p"."g1" ASC NULLS LAST, "p"."g2" ASC NULLS LAST
LIMIT 51;
