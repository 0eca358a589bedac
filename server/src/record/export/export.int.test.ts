import { createRecords, exportRecords, uploadImport, type Import } from '@atelier/api';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../../testing/people.ts';
import { readSheet, sheetNames } from '../import/workbook/read-sheet.ts';
import { CustomerShop, entity, member, role } from '../testing/customer-shop.ts';

jest.setTimeout(60_000);

let shop: CustomerShop;
let admin: Person;

const formulas = [
  '=1+1',
  '+cmd',
  '-2+3',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '|x',
  '=HYPERLINK("http://x.invalid","click")',
];

beforeAll(async () => {
  shop = await CustomerShop.open();
  admin = shop.admin;
  const records = [
    {
      name: '王小明',
      mobile: '13800138000',
      spent: '1234.50',
      tags: ['VIP', '常客'],
      since: '2024-02-29',
      note: 'a,"b"\nc',
    },
    { name: '欧阳娜娜', spent: '-20.00', since: '1890-01-01', owner: admin.id },
    ...formulas.map((note, index) => ({ name: `f${index}`, note: `${note} ` })),
  ];
  await admin.call(createRecords, { params: { entity }, body: { records } });
});

afterAll(async () => {
  expect(await shop.close()).toEqual([]);
});

async function download(person: Person, body: object): Promise<Response> {
  return person.raw('POST', exportRecords.path.replace(':entity', entity), {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function bytesOf(person: Person, body: object): Promise<Buffer> {
  const response = await download(person, body);
  if (response.status !== 200) throw new Error(await response.text());
  return Buffer.from(await response.arrayBuffer());
}

async function sheetOf(bytes: Buffer): Promise<{ names: readonly string[]; rows: string[][] }> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-export-'));
  try {
    const path = join(folder, 'file.xlsx');
    await writeFile(path, bytes);
    const rows: string[][] = [];
    for await (const batch of readSheet(path, undefined)) rows.push(...batch.map(({ cells }) => [...cells]));
    return { names: await sheetNames(path), rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const list = {
  select: ['name', 'mobile', 'spent', 'stage', 'owner', 'tags', 'since', 'note'],
  filter: { formula: 'spent > -100' },
  sort: [{ field: 'spent', direction: 'descending' }],
};

describe('exporting a list', () => {
  test('CSV holds exactly its fields, rows and order, with a mark for spreadsheets', async () => {
    const response = await download(admin, { query: list, format: 'csv' });
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''Customer");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(bytes, { bom: true }) as string[][];
    expect(rows).toEqual([
      ['name', 'mobile', 'spent', 'stage', 'owner', 'tags', 'since', 'note'],
      [
        '王小明',
        expect.stringMatching(/138 ?0013 ?8000/),
        '1234.50',
        'Lead',
        admin.viewer.name,
        expect.stringContaining('VIP'),
        '2024-02-29',
        'a,"b"\nc',
      ],
      ['欧阳娜娜', '', '-20.00', 'Lead', admin.viewer.name, '', '1890-01-01', ''],
    ]);
  });

  test('GB18030 by choice', async () => {
    const bytes = await bytesOf(admin, { query: list, format: 'csv', encoding: 'gb18030' });
    expect(iconv.decode(bytes, 'gb18030')).toContain('欧阳娜娜');
    expect(bytes.includes(Buffer.from('欧阳娜娜'))).toBe(false);
  });

  test('a workbook with real numbers and dates', async () => {
    const bytes = await bytesOf(admin, { query: list, format: 'xlsx' });
    const { names, rows } = await sheetOf(bytes);
    expect(names).toEqual(['Customer']);
    expect(rows[0]).toEqual(['name', 'mobile', 'spent', 'stage', 'owner', 'tags', 'since', 'note']);
    expect(rows[1]).toMatchObject({ 0: '王小明', 2: '1234.50', 6: '2024-02-29', 7: 'a,"b"\nc' });
    expect(rows[2]).toMatchObject({ 2: '-20.00', 6: '1890-01-01' });
  });

  test('nothing in a file runs as a formula, and reading it back gives what was there', async () => {
    const query = {
      select: ['name', 'note'],
      filter: { formula: 'note <> ""' },
      sort: [{ field: 'name', direction: 'ascending' }],
    };
    const csv = parse(await bytesOf(admin, { query, format: 'csv' }), { bom: true }) as string[][];
    const notes = csv.filter(([name]) => /^f\d$/.test(name ?? '')).map(([, note]) => note ?? '');
    expect(notes).toHaveLength(formulas.length);
    for (const note of notes) expect(note).not.toMatch(/^[=+\-@\t\r|]/);
    const book = await sheetOf(await bytesOf(admin, { query, format: 'xlsx' }));
    expect(book.rows.flat()).toContain('=1+1');
    const found = await shop.admin.raw('POST', `${uploadImport.path}?entity=${entity}&fileName=back.csv`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(await bytesOf(admin, { query, format: 'csv' })),
    });
    const { columns } = (await found.json()) as Import;
    expect(columns[1]?.samples).toContain('=1+1');
  });

  test('a workbook goes back in as a sheet of its own', async () => {
    const bytes = await bytesOf(admin, { query: list, format: 'xlsx' });
    const response = await admin.raw('POST', `${uploadImport.path}?entity=${entity}&fileName=back.xlsx`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    const found = (await response.json()) as Import;
    expect(found.settings.format).toMatchObject({ kind: 'xlsx', sheet: 'Customer', headerLine: 1 });
    expect(found.settings.mapping.map((entry) => ('field' in entry ? entry.field : ''))).toEqual(list.select);
  });

  test('who may not export gets nothing; who may gets their own rows and fields', async () => {
    const reader = await shop.server.signIn(role([{ entity, actions: ['read'], defaultField: 'read' }]));
    expect((await download(reader, { query: {}, format: 'csv' })).status).toBe(403);
    const person = await shop.server.signIn(member);
    await shop.make({ name: 'own', owner: person.id, spent: '5' });
    const rows = parse(await bytesOf(person, { query: {}, format: 'csv' }), { bom: true }) as string[][];
    expect(rows).toHaveLength(2);
    expect(rows[0]).not.toContain('spent');
    expect((await download(person, { query: { select: ['spent'] }, format: 'csv' })).status).toBe(403);
    expect(
      (await download(person, { query: { filter: { formula: 'spent > 1' } }, format: 'xlsx' })).status,
    ).toBe(403);
  });
});
