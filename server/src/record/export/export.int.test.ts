import { createEntity, createRecords, exportRecords, publishEntity } from '@atelier/api';
import { customerModel } from '@atelier/testing';
import iconv from 'iconv-lite';
import { DocumentModule } from '../../document/document.module.ts';
import { EntityModule } from '../../entity/entity.module.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import type { Person } from '../../testing/people.ts';
import { RecordModule } from '../record.module.ts';

let server: TestApp;
let admin: Person;

beforeAll(async () => {
  server = await testApp({ modules: [DocumentModule, EntityModule, RecordModule] });
  admin = await server.signIn();
  const design = await admin.call(createEntity, { body: { model: customerModel } });
  await admin.call(publishEntity, { params: { entity: 'customer' }, body: { version: design.version } });
  const records = Array.from({ length: 1200 }, (_unused, index) => ({
    name: `客户${String(index).padStart(4, '0')}`,
    city: index % 2 === 0 ? '上海' : '北京',
    totalSpent: index === 1 ? '-12.50' : `${index}.00`,
    level: 'gold',
    note: index === 0 ? '=1+1 <b>"&"</b>' : null,
    owner: admin.id,
  }));
  for (let start = 0; start < records.length; start += 600) {
    await admin.call(createRecords, {
      params: { entity: 'customer' },
      body: { records: records.slice(start, start + 600) },
    });
  }
});

afterAll(() => server.close());

const select = ['name', 'city', 'totalSpent', 'level', 'owner', 'note'];
const sort = [{ field: 'name', direction: 'ascending' }];

async function file(
  person: Person,
  body: object,
): Promise<{ status: number; disposition: string; bytes: Buffer }> {
  const response = await person.raw('POST', '/api/records/customer/export', {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, disposition: response.headers.get('content-disposition') ?? '', bytes };
}

describe('an export', () => {
  it('holds every row of the list in its order, as people read it, over many pages', async () => {
    const { status, disposition, bytes } = await file(admin, { query: { select, sort }, format: 'csv' });
    expect(status).toBe(200);
    expect(disposition).toContain('attachment');
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1201);
    expect(lines[0]).toBe('\uFEFFName,City,Total spent,Level,Owner,Note');
    expect(lines[2]).toMatch(/^客户0001,北京,-12\.50,Gold,person\w+,$/);
    expect(lines[1200]).toMatch(/^客户1199,北京,1199\.00,Gold,/);
  });

  it('makes what a spreadsheet would run harmless, and leaves negative numbers numbers', async () => {
    const { bytes } = await file(admin, { query: { select: ['note', 'totalSpent'], sort }, format: 'csv' });
    const lines = bytes.toString('utf8').split('\r\n');
    expect(lines[1]).toBe(`"'=1+1 <b>""&""</b>",0.00`);
    expect(lines[2]).toBe(',-12.50');
  });

  it('follows filter and search, and speaks the encoding that is asked for', async () => {
    const filter = { combinator: 'and', rules: [{ field: 'city', operator: 'equal', value: '上海' }] };
    const { bytes } = await file(admin, {
      query: { select: ['name', 'city'], sort, filter },
      format: 'csv',
      encoding: 'gb18030',
    });
    const lines = iconv.decode(bytes, 'gb18030').trimEnd().split('\r\n');
    expect(lines).toHaveLength(601);
    expect(lines[1]).toBe('客户0000,上海');
  });

  it('is a workbook when asked for one', async () => {
    const { status, disposition, bytes } = await file(admin, { query: { select, sort }, format: 'xlsx' });
    expect(status).toBe(200);
    expect(disposition).toContain('.xlsx');
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    expect(bytes.includes('xl/worksheets/sheet1.xml')).toBe(true);
  });

  it('is refused without the right to export, and of fields out of sight', async () => {
    const role = (actions: ('read' | 'export')[]) => ({
      label: { zh: '顾问', en: 'Advisor' },
      permissions: [],
      grants: [
        {
          entity: 'customer',
          actions,
          defaultField: 'read' as const,
          fields: { totalSpent: 'none' as const },
        },
      ],
    });
    const reader = await server.signIn(role(['read']));
    expect(await file(reader, { query: { select: ['name'] }, format: 'csv' })).toMatchObject({ status: 403 });
    const exporter = await server.signIn(role(['read', 'export']));
    expect(await file(exporter, { query: { select: ['name', 'totalSpent'] }, format: 'csv' })).toMatchObject({
      status: 403,
    });
    expect(await file(exporter, { query: { select: ['name'] }, format: 'xlsx' })).toMatchObject({
      status: 200,
    });
    expect(
      await exporter.refused(exportRecords, {
        params: { entity: 'customer' },
        body: { query: { select: ['ghost'] }, format: 'csv' },
      }),
    ).toMatchObject({ status: 403 });
  });
});
