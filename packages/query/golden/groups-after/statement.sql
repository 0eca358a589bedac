-- The next page of groups
--   $1 "7"
--   $2 "上海"
SELECT "p"."g1" AS "g1", "p"."m1"::text AS "m1", ("p"."m1")::text AS "s1x", ("p"."g1")::text AS "s2x"
FROM (
SELECT "t"."city" AS "g1", count(*) AS "m1"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
GROUP BY 1
) AS "p"
WHERE (("p"."m1" < $1::numeric OR "p"."m1" IS NULL) OR "p"."m1" = $1::numeric AND ("p"."g1" > $2::text OR "p"."g1" IS NULL))
ORDER BY "p"."m1" DESC NULLS LAST, "p"."g1" ASC NULLS LAST
LIMIT 6;
