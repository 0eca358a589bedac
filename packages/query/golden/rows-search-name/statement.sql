-- Chinese search: candidates by grams, decided by lines of readable fields
--   $1 ["小明","上海"]
--   $2 "(?n)^(?:name|phone|city|tags|note)\\t.*小明"
--   $3 "(?n)^(?:name|phone|city|tags|note)\\t.*上海"
SELECT "t"."name" AS "c1", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."search_tokens" @> $1::text[] AND COALESCE("t"."search_text" ~ $2::text AND "t"."search_text" ~ $3::text, FALSE)
ORDER BY "t"."id" ASC
LIMIT 51;
