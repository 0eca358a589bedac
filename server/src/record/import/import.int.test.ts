import {
  commitImport,
  createRecord,
  discardImport,
  downloadRejected,
  installPack,
  listImports,
  queryRecords,
  readHistory,
  readImport,
  readImportRows,
  rehearseImport,
  rereadImport,
  undoImport,
  updateRecord,
  uploadImport,
  type Import,
  type ImportSettings,
} from '@atelier/api';
import type { ProblemAnswer } from '@atelier/api';
import { jest } from '@jest/globals';
import iconv from 'iconv-lite';
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { DocumentModule } from '../../document/document.module.ts';
import { checkTables } from '../../entity/check-tables.ts';
import { EntityModule } from '../../entity/entity.module.ts';
import { PackModule } from '../../pack/pack.module.ts';
import { Database } from '../../platform/database/database.ts';
import type { Person } from '../../testing/people.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { RecordModule } from '../record.module.ts';

jest.setTimeout(120_000);

const examples = new URL('examples/', import.meta.url);
const entity = 'customer';
const open: TestApp[] = [];

async function shop(): Promise<{ server: TestApp; admin: Person }> {
  const server = await testApp({ modules: [DocumentModule, EntityModule, RecordModule, PackModule] });
  open.push(server);
  const admin = await server.signIn('admin');
  await admin.call(installPack, { params: { pack: 'customer-table' }, body: {} });
  return { server, admin };
}

afterEach(async () => {
  for (const server of open.splice(0)) {
    const differences = await checkTables(server.app.get(Database));
    await server.close();
    expect(differences).toEqual([]);
  }
});

type Body = Buffer | Readable;

async function send(
  person: Person,
  body: Body,
  search: Record<string, string>,
): Promise<{ status: number; answer: Import & ProblemAnswer }> {
  const response = await person.raw(
    uploadImport.method,
    `${uploadImport.path}?${new URLSearchParams(search).toString()}`,
    {
      headers: { 'content-type': 'application/octet-stream' },
      body: body instanceof Readable ? (Readable.toWeb(body) as ReadableStream) : new Uint8Array(body),
      ...(body instanceof Readable ? { duplex: 'half' } : {}),
    } as RequestInit,
  );
  return { status: response.status, answer: (await response.json()) as Import & ProblemAnswer };
}

async function upload(person: Person, body: Body, search: Record<string, string> = {}): Promise<Import> {
  const { status, answer } = await send(person, body, { entity, fileName: 'customers.csv', ...search });
  if (status !== 201) throw new Error(JSON.stringify(answer));
  return answer;
}

async function settled(person: Person, id: string): Promise<Import> {
  for (;;) {
    const state = await person.call(readImport, { params: { id } });
    if (!['rehearsing', 'committing', 'undoing'].includes(state.state)) return state;
    await wait(50);
  }
}

async function rehearse(
  person: Person,
  found: Import,
  change: Partial<ImportSettings> = {},
): Promise<Import> {
  await person.call(rehearseImport, { params: { id: found.id }, body: { ...found.settings, ...change } });
  return settled(person, found.id);
}

async function commit(person: Person, id: string): Promise<Import> {
  await person.call(commitImport, { params: { id } });
  return settled(person, id);
}

async function count(person: Person): Promise<number> {
  const { total } = await person.call(queryRecords, {
    params: { entity },
    body: { select: ['id'], page: { size: 1 }, count: true },
  });
  return total ?? -1;
}

function csv(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n') + '\r\n');
}

describe('the sheet of a small shop', () => {
  test.each(['customers.csv', 'customers-gb18030.csv'])(
    '%s: recognised, rehearsed, taken, undone',
    async (file) => {
      const { admin } = await shop();
      const found = await upload(admin, createReadStream(new URL(file, examples)));
      expect(found.settings.format).toMatchObject({
        encoding: file.includes('gb') ? 'gb18030' : 'utf-8',
        delimiter: ',',
        headerLine: 1,
      });
      const kinds = found.settings.mapping.map((entry) =>
        'field' in entry
          ? entry.field
          : 'newField' in entry
            ? `${entry.newField.key}: ${entry.newField.kind}`
            : 'skip',
      );
      expect(kinds).toEqual([
        'name',
        'mobile',
        'gender: select',
        'birthday: date',
        'city: select',
        'source',
        'firstVisit: date',
        'totalSpent: money',
        'note',
      ]);
      expect(found.settings.match).toBe('mobile');
      const rehearsed = await rehearse(admin, found);
      const { rehearsal } = rehearsed;
      expect(rehearsed.state).toBe('rehearsed');
      expect(await count(admin)).toBe(0);
      expect(rehearsal?.plan?.steps.map(({ kind }) => kind)).toContain('add-field');
      expect(rehearsal?.rows).toBe(
        (rehearsal?.create ?? 0) + (rehearsal?.skip ?? 0) + (rehearsal?.reject ?? 0),
      );
      expect(rehearsal?.duplicates).toBeGreaterThan(30);
      const skipped = await admin.call(readImportRows, {
        params: { id: found.id },
        search: { outcome: 'skip', size: 200 },
      });
      const codes = new Set(skipped.rows.flatMap(({ issues }) => issues.map(({ code }) => code)));
      expect(codes).toEqual(new Set(['import.blank-line', 'import.total-line', 'import.duplicate-in-file']));
      const rejected = await admin.call(readImportRows, {
        params: { id: found.id },
        search: { outcome: 'reject', size: 200 },
      });
      expect(
        rejected.rows.every(
          ({ issues }) => issues.length > 0 && issues.every(({ message }) => message.length > 3),
        ),
      ).toBe(true);
      expect(rejected.rows.flatMap(({ cells }) => cells)).toContain('2005-02-30');
      const done = await commit(admin, found.id);
      expect(done).toMatchObject({
        state: 'done',
        result: { created: rehearsal?.create, rejected: rehearsal?.reject },
      });
      expect(await count(admin)).toBe(rehearsal?.create);
      const { rows } = await admin.call(queryRecords, {
        params: { entity },
        body: { search: '江英子', select: ['name', 'mobile', 'totalSpent', 'birthday'] },
      });
      expect(rows[0]).toMatchObject({
        mobile: '+8613654433478',
        totalSpent: '1100.00',
        birthday: '1969-01-24',
      });
      const history = await admin.call(readHistory, {
        params: { entity, id: String(rows[0]?.['id'] ?? (await idOf(admin, '江英子'))) },
        search: {},
      });
      expect(history.rows[0]).toMatchObject({ action: 'created', cause: { kind: 'import', id: found.id } });
      await admin.call(undoImport, { params: { id: found.id } });
      const undone = await settled(admin, found.id);
      expect(undone.job?.result).toMatchObject({ reversed: rehearsal?.create, kept: 0, failed: 0 });
      expect(await count(admin)).toBe(0);
    },
  );

  test('rejected rows come back as a file of the same kind, are corrected and go in', async () => {
    const { admin } = await shop();
    const found = await upload(admin, readFileSync(new URL('customers-gb18030.csv', examples)));
    const rehearsed = await rehearse(admin, found);
    await commit(admin, found.id);
    const response = await admin.raw('GET', downloadRejected.path.replace(':id', found.id));
    expect(response.headers.get('content-disposition')).toContain('customers%20');
    const text = iconv.decode(Buffer.from(await response.arrayBuffer()), 'gb18030');
    expect(text).toContain('姓名');
    expect(text.split('\r\n').length).toBeGreaterThan(rehearsed.rehearsal?.reject ?? 0);
    const corrected = iconv.encode(text.replaceAll(/\d{4}-02-30/g, '1990-02-28'), 'gb18030');
    const again = await upload(admin, corrected, { fileName: 'corrected.csv' });
    expect(again.settings.mapping.at(-1)).toEqual({ column: 9, skip: true });
    const second = await rehearse(admin, again);
    expect(second.rehearsal?.create).toBeGreaterThan(0);
    const before = await count(admin);
    await commit(admin, again.id);
    expect(await count(admin)).toBe(before + (second.rehearsal?.create ?? 0));
  });

  test('the same file again changes nothing, and says that it was here before', async () => {
    const { admin } = await shop();
    const bytes = readFileSync(new URL('customers.csv', examples));
    const first = await upload(admin, bytes);
    await rehearse(admin, first);
    const { result } = await commit(admin, first.id);
    const second = await upload(admin, bytes);
    expect(second.earlier?.id).toBe(first.id);
    const { rehearsal } = await rehearse(admin, second);
    const withoutMobile = rehearsal?.create ?? -1;
    expect(withoutMobile).toBeLessThan((result?.created ?? 0) / 10);
    expect(rehearsal?.reasons.map(({ code }) => code)).toContain('import.exists');
    const updating = await rehearse(admin, second, { update: true });
    expect(updating.rehearsal).toMatchObject({
      update: 0,
      unchanged: (result?.created ?? 0) - withoutMobile,
    });
  });
});

async function idOf(person: Person, search: string): Promise<string> {
  const { rows } = await person.call(queryRecords, { params: { entity }, body: { search, select: ['id'] } });
  return String(rows[0]?.['id']);
}

describe('meeting records that are there', () => {
  test('matching rows are updated when asked for, with what the file says and nothing else', async () => {
    const { admin } = await shop();
    const { id } = await admin.call(createRecord, {
      params: { entity },
      body: { values: { name: '王小明', mobile: '13800138000', note: 'old', wechat: 'wxm' } },
    });
    const file = csv(['姓名,手机号,备注,微信号', '王晓明,138 0013 8000,new,', '李四,13900139000,,lisi']);
    const found = await upload(admin, file);
    const skipping = await rehearse(admin, found);
    expect(skipping.rehearsal).toMatchObject({ create: 1, skip: 1, update: 0 });
    const updating = await rehearse(admin, found, { update: true });
    expect(updating.rehearsal).toMatchObject({ create: 1, update: 1 });
    const done = await commit(admin, found.id);
    expect(done.result).toMatchObject({ created: 1, updated: 1 });
    const { rows } = await admin.call(queryRecords, {
      params: { entity },
      body: { filter: { formula: 'note = "new"' }, select: ['name', 'wechat', 'version'] },
    });
    expect(rows).toEqual(
      [{ name: '王晓明', wechat: 'wxm', version: 2, id }].map(({ id: _id, ...row }) =>
        expect.objectContaining(row),
      ),
    );
  });

  test('undoing leaves what was edited since and says so', async () => {
    const { admin } = await shop();
    const found = await upload(
      admin,
      csv(['姓名,手机号', '甲,13800138001', '乙,13800138002', '丙,13800138003']),
    );
    await rehearse(admin, found);
    await commit(admin, found.id);
    const id = await idOf(admin, '乙');
    await admin.call(updateRecord, {
      params: { entity, id },
      body: { version: 1, values: { note: 'called' } },
    });
    await admin.call(undoImport, { params: { id: found.id } });
    const undone = await settled(admin, found.id);
    expect(undone.job?.result).toMatchObject({
      reversed: 2,
      kept: 1,
      failed: 0,
      rest: [{ id, title: '乙', outcome: 'kept' }],
    });
    expect(await count(admin)).toBe(1);
  });

  test('a record that came in between is not doubled', async () => {
    const { admin } = await shop();
    const found = await upload(admin, csv(['姓名,手机号', '甲,13800138001', '乙,13800138002']));
    expect((await rehearse(admin, found)).rehearsal?.create).toBe(2);
    await admin.call(createRecord, {
      params: { entity },
      body: { values: { name: '甲', mobile: '13800138001' } },
    });
    expect((await commit(admin, found.id)).result).toMatchObject({ created: 1, skipped: 1 });
    expect(await count(admin)).toBe(2);
  });

  test('a member imports customers of their own and meets nobody else’s', async () => {
    const { server, admin } = await shop();
    await admin.call(createRecord, {
      params: { entity },
      body: { values: { name: 'hidden', mobile: '13800138001' } },
    });
    const member = await server.signIn({
      label: { zh: '成员', en: 'Member' },
      permissions: [],
      grants: [
        {
          entity,
          actions: ['create', 'read', 'update', 'import'],
          defaultField: 'write',
          rows: {
            combinator: 'and',
            rules: [{ field: 'owner', operator: 'equal', value: 'me', valueSource: 'formula' }],
          },
        },
      ],
    });
    const found = await upload(
      member,
      csv([
        '姓名,手机号,爱好,负责人',
        `甲,13800138001,x,`,
        `乙,13800138002,y,`,
        `丙,13800138003,z,${admin.email}`,
      ]),
    );
    expect(found.settings.mapping[2]).toEqual({ column: 2, skip: true });
    const { rehearsal } = await rehearse(member, found);
    expect(rehearsal).toMatchObject({ create: 1, reject: 2 });
    expect(rehearsal?.reasons.map(({ code }) => code).sort()).toEqual([
      'record.not-unique',
      'record.out-of-reach',
    ]);
    await commit(member, found.id);
    expect(await count(member)).toBe(1);
  });
});

describe('a file that founds an entity', () => {
  test('its columns become fields, its rows records', async () => {
    const { admin } = await shop();
    const file = csv([
      '商品名称,单价,库存,上架日期',
      ...Array.from(
        { length: 30 },
        (_, index) =>
          `包 ${index},￥${index + 1}00.50,${index},2024-01-${String(index + 1).padStart(2, '0')}`,
      ),
    ]);
    const found = await upload(admin, file, { newEntity: '商品', fileName: 'goods.csv', entity: '' }).catch(
      async () => (await send(admin, file, { newEntity: '商品', fileName: 'goods.csv' })).answer,
    );
    expect(found.newEntity?.label.zh).toBe('商品');
    const rehearsed = await rehearse(admin, found);
    expect(rehearsed.rehearsal).toMatchObject({ create: 30, reject: 0 });
    const done = await commit(admin, found.id);
    expect(done.state).toBe('done');
    const { rows } = await admin.call(queryRecords, {
      params: { entity: found.entity },
      body: { sort: [{ field: 'price', direction: 'descending' }], page: { size: 1 } },
    });
    expect(rows[0]).toMatchObject({ product: '包 29', price: '3000.50' });
  });
});

describe('files that cannot be taken', () => {
  test.each([
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
      'import.not-text',
    ],
    ['nothing', Buffer.alloc(0), 'import.empty'],
    ['a header alone', csv(['姓名,手机号']), 'import.no-rows'],
    [
      '500 columns',
      csv([Array.from({ length: 500 }, (_, index) => `c${index}`).join(','), '1']),
      'import.too-many-columns',
    ],
    ['a quote that never closes', csv(['姓名,备注', '甲,ok', '乙,"open', '丙,x']), 'import.quote-open'],
    [
      'an archive that is no workbook',
      Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(64)]),
      'import.workbook-broken',
    ],
    [
      'a workbook of long ago',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'import.old-excel',
    ],
  ])('%s is refused in words and leaves nothing behind', async (_name, bytes, code) => {
    const { admin } = await shop();
    const { status, answer } = await send(admin, bytes, { entity, fileName: 'file.csv' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(answer.code).toBe(code);
    if (code === 'import.quote-open') expect(answer.details).toEqual({ line: 3 });
    expect((await admin.call(listImports, { search: {} })).imports).toEqual([]);
  });

  test('an upload beyond the limit is broken off and its limit is named', async () => {
    process.env['IMPORT_LIMIT_MB'] = '1';
    try {
      const { admin } = await shop();
      const announced = await send(admin, Buffer.alloc(1_500_000, 'a,b\n'), { entity, fileName: 'big.csv' });
      expect(announced.answer).toMatchObject({
        status: 422,
        code: 'import.too-large',
        details: { limit: 1 },
      });
    } finally {
      delete process.env['IMPORT_LIMIT_MB'];
    }
  });

  test('two headers of one name are told apart', async () => {
    const { admin } = await shop();
    const found = await upload(admin, csv(['姓名,备注,备注', '甲,a,b']));
    expect(found.columns.map(({ header, duplicateHeader }) => [header, duplicateHeader])).toEqual([
      ['姓名', false],
      ['备注', false],
      ['备注 (2)', true],
    ]);
    expect(found.settings.mapping.map((entry) => ('field' in entry ? entry.field : 'other'))).toEqual([
      'name',
      'note',
      'other',
    ]);
  });

  test('another encoding, delimiter or header line can be chosen', async () => {
    const { admin } = await shop();
    const found = await upload(
      admin,
      csv(['客户名单;;', '姓名;手机号;备注', '甲;13800138001;x', '乙;13800138002;y']),
    );
    expect(found.settings.format).toMatchObject({ delimiter: ';', headerLine: 2 });
    const again = await admin.call(rereadImport, {
      params: { id: found.id },
      body: { ...found.settings.format, headerLine: 0 },
    });
    expect(again.columns[0]?.header).toBe('A');
    await admin.call(discardImport, { params: { id: found.id } });
    expect((await admin.call(listImports, { search: {} })).imports).toEqual([]);
  });

  test('wrong settings are refused with every place named', async () => {
    const { admin } = await shop();
    const found = await upload(admin, csv(['姓名,手机号', '甲,13800138001']));
    const problem = await admin.refused(rehearseImport, {
      params: { id: found.id },
      body: {
        ...found.settings,
        mapping: [
          { column: 0, field: 'name' },
          { column: 0, field: 'nope' },
          { column: 7, field: 'name' },
        ],
        match: 'mobile',
      },
    });
    expect(problem.issues.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'import.column-twice /mapping/1/column',
      'import.field-unknown /mapping/1/field',
      'import.column-unknown /mapping/2/column',
      'import.field-twice /mapping/2',
      'import.match-unmapped /match',
    ]);
  });

  test('a new field that could not be published is refused before the rehearsal, at its column', async () => {
    const { admin } = await shop();
    const found = await upload(admin, csv(['姓名,甲,乙', '王一,1,2']));
    const label = { zh: '甲', en: 'A' };
    const problem = await admin.refused(rehearseImport, {
      params: { id: found.id },
      body: {
        ...found.settings,
        match: undefined,
        mapping: [
          { column: 0, field: 'name' },
          { column: 1, newField: { key: 'select"; drop', label, kind: 'text', settings: {} } },
          { column: 2, newField: { key: 'createdAt', label, kind: 'text', settings: {} } },
        ],
      },
    });
    expect(problem.issues.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'entity.key-pattern /mapping/1/newField/key',
      'entity.key-reserved /mapping/2/newField/key',
    ]);
  });
});
