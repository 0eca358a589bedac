import { columnOf } from '@atelier/entity';
import { renderSql } from '@atelier/expression';
import { fieldKindIds, fieldKinds, type FieldKindId } from '@atelier/field-kinds';
import { examples } from '@atelier/field-kinds/examples';
import { Client } from 'pg';

/** The half of the kinds' contract that only PostgreSQL can prove. */
let client: Client;

beforeAll(async () => {
  client = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
});

afterAll(async () => {
  await client.end();
});

beforeEach(async () => {
  await client.query('BEGIN');
});

afterEach(async () => {
  await client.query('ROLLBACK');
});

async function tableWith(columnType: string): Promise<void> {
  await client.query(`CREATE TEMP TABLE sample (position int, field ${columnType}) ON COMMIT DROP`);
}

async function fill(values: readonly unknown[]): Promise<void> {
  for (const [position, value] of values.entries()) {
    await client.query('INSERT INTO sample VALUES ($1, $2)', [position, value]);
  }
}

function settingsOf(id: FieldKindId, settings: Readonly<Record<string, unknown>> | undefined) {
  return { ...fieldKinds.get(id).definition.defaultSettings, ...settings };
}

describe.each([...fieldKindIds])('%s', (id) => {
  const { behaviour } = fieldKinds.get(id);

  test('comes back from its column as it went in, and empty as empty', async () => {
    await tableWith(behaviour.column(settingsOf(id, undefined)).type);
    const cases = examples[id].values.map(({ value, settings }) => ({
      value,
      settings: settingsOf(id, settings),
    }));
    await fill([...cases.map(({ value, settings }) => behaviour.toDatabase(value, settings)), null]);
    const { rows } = await client.query('SELECT field FROM sample ORDER BY position');
    const back = rows.map((row, index) => {
      const settings = cases[index]?.settings;
      return settings ? behaviour.fromDatabase(row.field, settings) : row.field;
    });
    expect(back).toEqual([...cases.map(({ value }) => value), null]);
  });

  test('comes back the same when the driver hands over plain text', async () => {
    await tableWith(behaviour.column(settingsOf(id, undefined)).type);
    const [first] = examples[id].values;
    const settings = settingsOf(id, first?.settings);
    await fill([behaviour.toDatabase(first?.value, settings)]);
    // A list has no single text; the driver always parses it.
    if (Array.isArray(first?.value)) return;
    const types = {
      getTypeParser: () => (text: string) => (text === 't' || text === 'f' ? text === 't' : text),
    };
    const { rows } = await client.query({ text: 'SELECT field FROM sample', types });
    expect(behaviour.fromDatabase(rows[0].field, settings)).toEqual(first?.value);
  });

  test('has a column that PostgreSQL can index', async () => {
    const { type } = behaviour.column(settingsOf(id, undefined));
    await tableWith(type);
    const method = type.endsWith('[]') ? 'gin' : 'btree';
    await expect(client.query(`CREATE INDEX ON sample USING ${method} (field)`)).resolves.toBeDefined();
  });
});

describe('order', () => {
  async function sorted(id: FieldKindId, values: readonly unknown[]): Promise<unknown[]> {
    const { behaviour } = fieldKinds.get(id);
    const settings = settingsOf(id, undefined);
    await tableWith(behaviour.column(settings).type);
    await fill(values.map((value) => behaviour.toDatabase(value, settings)));
    const { rows } = await client.query('SELECT field FROM sample ORDER BY field');
    return rows.map((row) => behaviour.fromDatabase(row.field, settings));
  }

  test('of Chinese text is that of pinyin', async () => {
    expect(await sorted('text', ['张三', '王五', '安娜', '李四', '赵六', '陈一'])).toEqual([
      '安娜',
      '陈一',
      '李四',
      '王五',
      '张三',
      '赵六',
    ]);
  });

  test('of amounts is that of numbers, exact to the last digit', async () => {
    const amounts = ['1000.00', '999999999999999.99', '-5.00', '999999999999999.98', '9.00'];
    expect(await sorted('money', amounts)).toEqual([
      '-5.00',
      '9.00',
      '1000.00',
      '999999999999999.98',
      '999999999999999.99',
    ]);
  });

  test('of days and moments is that of the calendar', async () => {
    expect(await sorted('date', ['2024-01-02', '1999-12-31', '2024-01-01'])).toEqual([
      '1999-12-31',
      '2024-01-01',
      '2024-01-02',
    ]);
  });

  test('of generated numbers is that in which they were given', async () => {
    const { behaviour } = fieldKinds.get('autoNumber');
    const settings = settingsOf('autoNumber', { prefix: 'C' });
    const numbers = [1, 2, 10, 999].map((n) => behaviour.generate?.(n, settings));
    expect(numbers).toEqual(['C0001', 'C0002', 'C0010', 'C0999']);
    expect(await sorted('autoNumber', numbers.toReversed())).toEqual(numbers);
  });
});

describe('a mask', () => {
  async function masked(id: FieldKindId, values: readonly (string | null)[]): Promise<unknown[]> {
    const { behaviour } = fieldKinds.get(id);
    await tableWith(behaviour.column(settingsOf(id, undefined)).type);
    await fill(values);
    const mask = behaviour.maskSql?.(columnOf('field'));
    if (!mask) return [];
    const { text, values: parameters } = renderSql(mask);
    const { rows } = await client.query(`SELECT ${text} AS shown FROM sample ORDER BY position`, parameters);
    return rows.map((row) => row.shown);
  }

  test('shows the ends of a phone number', async () => {
    expect(await masked('phone', ['+8613812345678', '+862161234567', '+85291234567', null])).toEqual([
      '138****5678',
      '+86****67',
      '+85****67',
      null,
    ]);
  });

  test('shows the first letter and the host of an address', async () => {
    expect(await masked('email', ['wang.xiaoming@example.com', 'a@b.cn', null])).toEqual([
      'w***@example.com',
      'a***@b.cn',
      null,
    ]);
  });

  test('exists for no other kind, whose masked cells are empty', () => {
    expect(fieldKindIds.filter((id) => fieldKinds.get(id).behaviour.maskSql)).toEqual(['phone', 'email']);
  });
});

test('two text columns of different kinds can be compared', async () => {
  const columns = (['text', 'longText', 'select', 'phone', 'email', 'url', 'autoNumber'] as const).map(
    (id) => {
      const { type } = fieldKinds.get(id).behaviour.column(settingsOf(id, undefined));
      return { name: columnOf(id).sql.join(''), type };
    },
  );
  await client.query(
    `CREATE TEMP TABLE mixed (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')}) ON COMMIT DROP`,
  );
  for (const left of columns) {
    for (const right of columns) {
      await expect(
        client.query(
          `SELECT 1 FROM mixed WHERE ${left.name} < ${right.name} OR ${left.name} = ${right.name}`,
        ),
      ).resolves.toBeDefined();
    }
  }
});
