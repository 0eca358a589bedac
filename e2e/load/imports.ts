import type pg from 'pg';
import { Readable } from 'node:stream';
import type { Product } from './product.ts';
import { cities, names } from './seed.ts';
import { customerModel } from './workspace.ts';

/** Rows of customers, all different and valid, made while they are read. */
export interface Rows {
  readonly count: number;
  /** The first three digits of their mobile numbers and the first number. */
  readonly prefix: string;
  readonly from: number;
}

type Row = readonly [
  name: string,
  mobile: string,
  city: string,
  level: string,
  spent: string,
  birthday: string,
];

const header = '姓名,手机号,城市,等级,累计消费,生日';
const levels = customerModel.fields[3].settings.options;

function rowAt({ prefix, from }: Rows, index: number): Row {
  const i = from + index;
  return [
    names[(i * 7919) % names.length] ?? '',
    `${prefix}${String(i).padStart(8, '0')}`,
    cities[(i * 31) % cities.length] ?? '',
    levels[i % levels.length]?.value ?? '',
    (((i * 104_729) % 900_000) / 100).toFixed(2),
    new Date(Date.UTC(1960, 0, 1 + ((i * 7919) % 16_000))).toISOString().slice(0, 10),
  ];
}

function* csvOf(rows: Rows): Generator<string> {
  let text = `${header}\n`;
  for (let index = 0; index < rows.count; index += 1) {
    const [name, mobile, city, level, spent, birthday] = rowAt(rows, index);
    const label = levels.find(({ value }) => value === level)?.label.zh ?? '';
    text += `${name},${mobile},${city},${label},${spent},${birthday}\n`;
    if (text.length > 60_000) {
      yield text;
      text = '';
    }
  }
  yield text;
}

interface ImportState {
  readonly id: string;
  readonly state: string;
  readonly settings: { readonly mapping: readonly object[] };
  readonly rehearsal?: { readonly create: number; readonly reject: number };
  readonly result?: { readonly created: number };
}

export interface ImportTimes {
  /** Seconds. */
  readonly upload: number;
  readonly rehearse: number;
  readonly commit: number;
}

/** The whole way of a file: sent, recognised, rehearsed with the settings that were proposed, committed. */
export async function importRows(product: Product, rows: Rows): Promise<ImportTimes> {
  const begin = performance.now();
  const response = await product.fetch(
    'POST',
    `/api/imports?entity=customer&fileName=${rows.prefix}-${rows.from}.csv`,
    {
      body: Readable.toWeb(Readable.from(csvOf(rows), { objectMode: false })) as ReadableStream,
      headers: { 'content-type': 'text/csv' },
      duplex: 'half',
    } as RequestInit,
  );
  const { id, settings } = (await response.json()) as ImportState;
  if (settings.mapping.some((column) => !('field' in column))) {
    throw new Error(`The columns were not recognised: ${JSON.stringify(settings.mapping)}`);
  }
  const uploaded = performance.now();
  await product.call('POST', `/api/imports/${id}/rehearse`, settings);
  const rehearsed = await settled(product, id);
  if (rehearsed.rehearsal?.create !== rows.count)
    throw new Error(`Not all rows would be created: ${JSON.stringify(rehearsed.rehearsal)}`);
  const ready = performance.now();
  await product.call('POST', `/api/imports/${id}/commit`);
  const done = await settled(product, id);
  if (done.result?.created !== rows.count)
    throw new Error(`Not all rows were created: ${JSON.stringify(done.result)}`);
  const end = performance.now();
  return {
    upload: (uploaded - begin) / 1000,
    rehearse: (ready - uploaded) / 1000,
    commit: (end - ready) / 1000,
  };
}

const patience = 1_800_000;

async function settled(product: Product, id: string): Promise<ImportState> {
  const until = performance.now() + patience;
  for (;;) {
    const state = await product.call<ImportState>('GET', `/api/imports/${id}`);
    if (state.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(state)}`);
    if (state.state === 'rehearsed' || state.state === 'done') return state;
    if (performance.now() > until)
      throw new Error(`The import does not come to an end: ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const perStatement = 1000;

/** The same rows by hand: INSERTs of 1,000 rows, one after the other, into the same table. Seconds. */
export async function insertRows(client: pg.Client, rows: Rows, userId: string): Promise<number> {
  const begin = performance.now();
  for (let at = 0; at < rows.count; at += perStatement) {
    const some = Array.from({ length: Math.min(perStatement, rows.count - at) }, (_unused, index) =>
      rowAt(rows, at + index),
    );
    const places = some.map(
      (row, index) =>
        `(uuidv7(), ${row.map((_value, column) => `$${index * 6 + column + 2}`).join(', ')}, $1, $1, $1)`,
    );
    const values = some.flatMap(([name, mobile, city, level, spent, birthday]) => [
      name,
      `+86${mobile}`,
      city,
      level,
      spent,
      birthday,
    ]);
    await client.query(
      `INSERT INTO record.customer (id, name, mobile, city, level, total_spent, birthday, owner, created_by, updated_by) VALUES ${places.join(', ')}`,
      [userId, ...values],
    );
  }
  return (performance.now() - begin) / 1000;
}
