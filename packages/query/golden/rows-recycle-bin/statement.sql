-- The recycle bin
SELECT "t"."name" AS "c1", "t"."deleted_at" AS "c2", ("t"."deleted_at")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NOT NULL
ORDER BY "t"."deleted_at" DESC NULLS LAST, "t"."id" DESC
LIMIT 51;
