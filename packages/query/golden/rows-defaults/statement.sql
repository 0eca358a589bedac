-- Every own and system field, oldest first
SELECT "t"."name" AS "c1", "t"."phone" AS "c2", "t"."level" AS "c3", "t"."city" AS "c4", "t"."total_spent" AS "c5", "t"."birthday" AS "c6", "t"."last_visit" AS "c7", "t"."subscribed" AS "c8", "t"."tags" AS "c9", "t"."owner" AS "c10", "t"."store" AS "c11", "t"."note" AS "c12", "t"."id" AS "c13", "t"."version" AS "c14", "t"."created_at" AS "c15", "t"."created_by" AS "c16", "t"."updated_at" AS "c17", "t"."updated_by" AS "c18", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL
ORDER BY "t"."id" ASC
LIMIT 51;
