-- A formula, and a tree, that must both hold
--   $1 "1000"
--   $2 ["gold","black"]
--   $3 ["VIP"]
SELECT "t"."name" AS "c1", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND (((("t"."total_spent" >= $1::numeric) AND ((COALESCE("t"."phone", '') = '') IS NOT TRUE))) AND ((("t"."level" = ANY($2::text[])) OR ("t"."tags" && $3::text[]))))
ORDER BY "t"."id" ASC
LIMIT 51;
