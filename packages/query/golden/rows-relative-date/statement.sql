-- Birthday in this month, in the days of the viewer
--   $1 "2026-02-28T16:00:00.000Z"
--   $2 "2026-03-31T16:00:00.000Z"
SELECT "t"."name" AS "c1", "t"."birthday" AS "c2", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (("t"."last_visit" >= $1::timestamptz AND "t"."last_visit" < $2::timestamptz))
ORDER BY "t"."id" ASC
LIMIT 51;
