-- Search looks only into lines of fields that the viewer may read, row by row
--   $1 ["013","138"]
--   $2 "(?n)^(?:name|city)\\t.*0138"
--   $3 "01900000-0000-7000-8000-000000000001"
--   $4 "(?n)^(?:phone|tags|note)\\t.*0138"
SELECT "t"."name" AS "c1", ("t"."id")::text AS "s1x"
FROM "record"."customer" AS "t"
WHERE "t"."deleted_at" IS NULL AND "t"."search_tokens" @> $1::text[] AND COALESCE(("t"."search_text" ~ $2::text OR (("t"."owner" = $3::uuid)) AND "t"."search_text" ~ $4::text), FALSE)
ORDER BY "t"."id" ASC
LIMIT 51;
