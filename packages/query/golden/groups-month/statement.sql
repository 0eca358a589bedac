-- New customers by month in the zone of the viewer, with a filtered measure
--   $1 "Asia/Shanghai"
--   $2 "gold"
SELECT to_char("p"."g1", 'YYYY-MM-DD') AS "g1", "p"."m1"::text AS "m1", "p"."m2"::text AS "m2", ("p"."g1")::text AS "s1x"
FROM (
SELECT date_trunc('month', "t"."created_at" AT TIME ZONE $1::text)::date AS "g1", count(*) AS "m1", count(*) FILTER (WHERE (("t"."level" = $2::text))) AS "m2"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
GROUP BY 1
) AS "p"
ORDER BY "p"."g1" ASC NULLS LAST
LIMIT 51;
