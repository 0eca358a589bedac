-- Every measure
SELECT "p"."m1"::text AS "m1", "p"."m2"::text AS "m2", "p"."m3"::text AS "m3", "p"."m4"::text AS "m4", "p"."m5"::text AS "m5", "p"."m6" AS "m6", "p"."m7" AS "m7"
FROM (
SELECT count(*) AS "m1", count(DISTINCT "t"."customer") AS "m2", sum("t"."amount") AS "m3", trim_scale(avg("t"."amount")) AS "m4", trim_scale((percentile_disc(0.5) WITHIN GROUP (ORDER BY "t"."amount") + percentile_disc(0.5) WITHIN GROUP (ORDER BY "t"."amount" DESC)) / 2) AS "m5", min("t"."ordered_at") AS "m6", max("t"."amount") AS "m7"
FROM "record"."purchase" AS "t"
WHERE "t"."deleted_at" IS NULL
) AS "p"
LIMIT 51;
