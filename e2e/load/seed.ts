import type pg from 'pg';
import type { Product } from './product.ts';
import { levelKeys } from './workspace.ts';

export const customers = 100_000;
export const sales = 300_000;

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const givenNames =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 小明 建国 志强 晓燕 雨桐 子涵 欣怡 浩然 思远 佳琪 文博 梓萱'.split(
    ' ',
  );
export const names = surnames.flatMap((surname) => givenNames.map((given) => surname + given));
export const cities =
  '上海 北京 广州 深圳 杭州 南京 成都 武汉 重庆 西安 苏州 天津 长沙 青岛 厦门 宁波 无锡 佛山 合肥 郑州'.split(
    ' ',
  );
const shops = cities.flatMap((city) => [`${city}一店`, `${city}二店`]);

/**
 * Fills the tables with statements of our own, a hundred times faster than any API could. The words a
 * record is found by are the product's: it writes one record for each word, and those are spread out.
 */
export async function seed(client: pg.Client, product: Product, userId: string): Promise<void> {
  await learnWords(client, product);
  const indexes = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'record' AND indexdef LIKE '%USING gin%'`,
  );
  // Built over what is there, the index of words is the same one and takes a fraction of the time.
  for (const { name } of indexes.rows) await client.query(`DROP INDEX record."${name}"`);
  await client.query(insertCustomers, [customers, userId, names, cities, levelKeys]);
  await client.query(insertSales, [sales, userId, shops]);
  for (const { definition } of indexes.rows) await client.query(definition);
  await proveSearch(client, product);
  await client.query('VACUUM (ANALYZE) record.customer');
  await client.query('VACUUM (ANALYZE) record.sale');
  await client.query('VACUUM (ANALYZE) atelier.record_change');
}

/** `word(word, search, tokens)`: how the record store makes a word findable. */
async function learnWords(client: pg.Client, product: Product): Promise<void> {
  const records = [...names, ...cities, ...shops].map((name) => ({ name }));
  const path = '/api/records/customer/bulk/create';
  for (let at = 0; at < records.length; at += 500) {
    await product.call('POST', path, { records: records.slice(at, at + 500) });
  }
  await client.query(`
    CREATE TEMP TABLE word AS SELECT name AS word, split_part(search_text, E'\\t', 2) AS search, search_tokens AS tokens FROM record.customer;
    CREATE UNIQUE INDEX ON word (word);
    ANALYZE word;
    DELETE FROM atelier.record_change;
    DELETE FROM record.customer;
    CREATE FUNCTION pg_temp.grams(word text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
      SELECT ARRAY[substr(word, 1, 1), substr(word, 1, 2)] || ARRAY(SELECT substr(word, i, 3) FROM generate_series(1, length(word) - 2) i)
    $$;
    CREATE FUNCTION pg_temp.once(tokens text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY(SELECT DISTINCT unnest(tokens)) $$;
    CREATE FUNCTION pg_temp.customer_text(n text, m text, c text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
      SELECT E'name\\t' || n || E'\\nmobile\\t' || substr(m, 2) || ' ' || substr(m, 4) || E'\\ncity\\t' || c
    $$;
    CREATE FUNCTION pg_temp.customer_tokens(n text[], m text, c text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
      SELECT pg_temp.once(n || pg_temp.grams(substr(m, 2)) || pg_temp.grams(substr(m, 4)) || c)
    $$;`);
}

/** Prime steps spread names, cities and amounts evenly and alike in every run. */
const insertCustomers = `
  INSERT INTO record.customer (id, name, mobile, city, level, total_spent, birthday, owner, created_at, created_by, updated_at, updated_by, search_text, search_tokens)
  SELECT uuidv7(make_interval(mins => i - $1)), n.word, m.mobile, c.word, ($5::text[])[1 + i * 7 % 3], (i::bigint * 104729 % 900000) / 100.0,
         date '1960-01-01' + (i::bigint * 7919 % 16000)::int, $2, now() - make_interval(mins => $1 - i), $2, now() - make_interval(mins => $1 - i), $2,
         pg_temp.customer_text(n.search, m.mobile, c.search), pg_temp.customer_tokens(n.tokens, m.mobile, c.tokens)
    FROM generate_series(1, $1::int) i
    CROSS JOIN LATERAL (SELECT '+86138' || lpad(i::text, 8, '0') AS mobile) m
    JOIN word n ON n.word = ($3::text[])[1 + i::bigint * 7919 % array_length($3::text[], 1)]
    JOIN word c ON c.word = ($4::text[])[1 + i::bigint * 31 % array_length($4::text[], 1)]
   ORDER BY i`;

const insertSales = `
  INSERT INTO record.sale (id, number, customer, shop, amount, sold_at, created_at, created_by, updated_at, updated_by, search_text, search_tokens)
  SELECT uuidv7(make_interval(mins => i - $1)), n.number, k.id, s.word, (i::bigint * 7919 % 500000) / 100.0, now() - make_interval(mins => $1 - i),
         now() - make_interval(mins => $1 - i), $2, now() - make_interval(mins => $1 - i), $2,
         E'number\\t' || lower(n.number) || E'\\nshop\\t' || s.search, pg_temp.once(pg_temp.grams(lower(n.number)) || s.tokens)
    FROM generate_series(1, $1::int) i
    CROSS JOIN LATERAL (SELECT 'S' || lpad(i::text, 8, '0') AS number) n
    JOIN (SELECT id, row_number() OVER () AS place FROM record.customer) k ON k.place = 1 + i::bigint * 31 % ${customers}
    JOIN word s ON s.word = ($3::text[])[1 + i::bigint * 17 % array_length($3::text[], 1)]
   ORDER BY i`;

/** A seed that the product would have written otherwise would make every measurement a lie. */
async function proveSearch(client: pg.Client, product: Product): Promise<void> {
  const values = { name: names[41], mobile: '+8613900000000', city: cities[7], totalSpent: '1.00' };
  const { id } = await product.call<{ id: string }>('POST', '/api/records/customer', { values });
  const { rows } = await client.query<{ same: boolean }>(
    `SELECT t.search_text = pg_temp.customer_text(n.search, t.mobile, c.search) COLLATE "C"
        AND t.search_tokens @> pg_temp.customer_tokens(n.tokens, t.mobile, c.tokens)
        AND t.search_tokens <@ pg_temp.customer_tokens(n.tokens, t.mobile, c.tokens) AS same
       FROM record.customer t JOIN word n ON n.word = t.name JOIN word c ON c.word = t.city WHERE t.id = $1`,
    [id],
  );
  if (!rows[0]?.same)
    throw new Error('The seed does not make records findable the way the record store does.');
}
