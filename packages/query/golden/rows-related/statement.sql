-- Customers that have an expensive purchase and no purchase in a certain store
--   $1 "5000"
SELECT "t"."name" AS "c1", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (EXISTS (SELECT 1 FROM "record"."purchase" AS "r1" WHERE "r1"."customer" = "t"."id" AND "r1"."deleted_at" IS NULL AND (("r1"."amount" > $1::numeric))))
ORDER BY "t"."id" ASC
LIMIT 51;
