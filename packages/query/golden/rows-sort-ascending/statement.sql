-- Ascending with empty values last reads the index forwards
SELECT "t"."name" AS "c1", ("t"."total_spent")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
ORDER BY "t"."total_spent" ASC NULLS LAST, "t"."id" ASC
LIMIT 51;
