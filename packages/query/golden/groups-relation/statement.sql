-- By a related record, in the order of titles, which come along
--   $1 ["normal","gold","black"]
--   $2 4
SELECT "p"."g1" AS "g1", "j1"."id" AS "r1", "j1"."name" AS "r1t", "p"."g2" AS "g2", "p"."m1"::text AS "m1", ("j1"."name")::text AS "s1x", (CASE WHEN "p"."g2" IS NOT NULL THEN coalesce(array_position($1::text[], "p"."g2"), $2::integer) END)::text AS "s2x", ("p"."g1")::text AS "s3x", ("p"."g2")::text AS "s4x"
FROM (
SELECT "t"."store" AS "g1", "t"."level" AS "g2", count(*) AS "m1"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
GROUP BY 1, 2
) AS "p"
LEFT JOIN "record"."store" AS "j1" ON "j1"."id" = "p"."g1" AND "j1"."deleted_at" IS NULL
ORDER BY "j1"."name" ASC NULLS LAST, CASE WHEN "p"."g2" IS NOT NULL THEN coalesce(array_position($1::text[], "p"."g2"), $2::integer) END ASC NULLS LAST, "p"."g1" ASC NULLS LAST, "p"."g2" ASC NULLS LAST
LIMIT 51;
