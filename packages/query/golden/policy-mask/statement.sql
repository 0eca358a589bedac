-- A masked field is shown in part
SELECT "t"."name" AS "c1", left("t"."phone", 3) || '****' || right("t"."phone", 4) AS "c2m", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
ORDER BY "t"."id" ASC
LIMIT 51;
