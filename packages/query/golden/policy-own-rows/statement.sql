-- A role that sees its own customers without what they spent
--   $1 "01900000-0000-7000-8000-000000000001"
SELECT "t"."name" AS "c1", "t"."phone" AS "c2", "t"."level" AS "c3", "t"."city" AS "c4", "t"."birthday" AS "c5", "t"."last_visit" AS "c6", "t"."subscribed" AS "c7", "t"."tags" AS "c8", "t"."owner" AS "c9", "t"."store" AS "c10", "t"."note" AS "c11", "t"."id" AS "c12", "t"."version" AS "c13", "t"."created_at" AS "c14", "t"."created_by" AS "c15", "t"."updated_at" AS "c16", "t"."updated_by" AS "c17", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (("t"."owner" = $1::uuid))
ORDER BY "t"."id" ASC
LIMIT 51;

-- count
--   $1 "01900000-0000-7000-8000-000000000001"
SELECT count(*)::text AS "count"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (("t"."owner" = $1::uuid));
