-- People, for pickers
--   $1 "lin"
SELECT "t"."id" AS "c1", "t"."name" AS "c2", ("t"."name" COLLATE "zh-x-icu")::text AS "s1x", ("t"."id")::text AS "s2x"
FROM "atelier"."user" AS "t"
WHERE "t"."active" AND (strpos(lower(normalize("t"."name", NFKC) COLLATE "zh-x-icu"), $1::text) > 0 OR strpos(lower(normalize("t"."email", NFKC) COLLATE "zh-x-icu"), $1::text) > 0)
ORDER BY "t"."name" COLLATE "zh-x-icu" ASC NULLS LAST, "t"."id" ASC
LIMIT 51;
