import {
  createEntity,
  createRecord,
  publishEntity,
  readJob,
  readRecord,
  undoCause,
  type RoleModel,
  type UndoAnswer,
} from '@atelier/api';
import type { EntityModel, FieldModel } from '@atelier/entity';
import { setTimeout as wait } from 'node:timers/promises';
import { DocumentModule } from '../../document/document.module.ts';
import { checkTables, type TableDifference } from '../../entity/check-tables.ts';
import { EntityModule } from '../../entity/entity.module.ts';
import { Database } from '../../platform/database/database.ts';
import type { Person } from '../../testing/people.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { checkHistory } from '../check-history.ts';
import { RecordModule } from '../record.module.ts';

const options = [
  { value: 'lead', label: { zh: '意向', en: 'Lead' } },
  { value: 'customer', label: { zh: '已成交', en: 'Customer' } },
];

function field(key: string, kind: string, more: Partial<FieldModel> = {}): FieldModel {
  return { key, label: { zh: key, en: key }, kind, settings: {}, ...more };
}

const store: EntityModel = {
  key: 'store',
  label: { zh: '门店', en: 'Store' },
  titleField: 'name',
  fields: [field('name', 'text', { required: true }), field('city', 'text')],
};

const customer: EntityModel = {
  key: 'customer',
  label: { zh: '客户', en: 'Customer' },
  titleField: 'name',
  fields: [
    field('name', 'text', { required: true }),
    field('mobile', 'phone', { unique: true }),
    field('spent', 'money', { settings: { currency: 'CNY', decimals: 2 } }),
    field('stage', 'select', { settings: { options }, required: true, default: 'lead' }),
    field('owner', 'user', { required: true, default: { formula: 'me' } }),
    field('tags', 'tags'),
    field('store', 'relation', { settings: { entity: 'store', onDelete: 'restrict' } }),
    field('number', 'autoNumber', { settings: { prefix: 'K', digits: 3 } }),
    field('since', 'date'),
    field('note', 'longText'),
  ],
};

export const entity = 'customer';

export function role(grants: RoleModel['grants']): RoleModel {
  return { label: { zh: '角色', en: 'Role' }, grants, permissions: [] };
}

/** Sees and changes customers of their own, all but what they spent. */
export const member = role([
  {
    entity,
    actions: ['create', 'read', 'update', 'delete', 'export', 'import'],
    rows: {
      combinator: 'and',
      rules: [{ field: 'owner', operator: 'equal', value: 'me', valueSource: 'formula' }],
    },
    defaultField: 'write',
    fields: { spent: 'none' },
  },
]);

/** A server with stores and customers, and what tests do with them all the time. */
export class CustomerShop {
  private phone = 0;

  private constructor(
    readonly server: TestApp,
    readonly admin: Person,
  ) {}

  static async open(): Promise<CustomerShop> {
    const server = await testApp({ modules: [DocumentModule, EntityModule, RecordModule] });
    const admin = await server.signIn('admin');
    for (const model of [store, customer]) {
      const { version } = await admin.call(createEntity, { body: { model } });
      await admin.call(publishEntity, { params: { entity: model.key }, body: { version } });
    }
    return new CustomerShop(server, admin);
  }

  /** Where the tables or the histories are not as they have to be; to be empty after every test file. */
  async close(): Promise<TableDifference[]> {
    const database = this.server.app.get(Database);
    const differences = [...(await checkTables(database)), ...(await checkHistory(database))];
    await this.server.close();
    return differences;
  }

  async make(values: Record<string, unknown>, person: Person = this.admin): Promise<string> {
    return (await person.call(createRecord, { params: { entity }, body: { values } })).id;
  }

  async makeStore(name: string): Promise<string> {
    return (await this.admin.call(createRecord, { params: { entity: 'store' }, body: { values: { name } } }))
      .id;
  }

  async read(id: string, person: Person = this.admin): Promise<Record<string, unknown>> {
    return { ...(await person.call(readRecord, { params: { entity, id } })).record };
  }

  async undo(
    kind: 'person' | 'undo',
    id: string | undefined,
    person: Person = this.admin,
  ): Promise<UndoAnswer> {
    const { id: job } = await person.call(undoCause, { params: { kind, id: id ?? '' } });
    for (;;) {
      const { state, result, problem } = await person.call(readJob, { params: { id: job } });
      if (state === 'done') return result as UndoAnswer;
      if (state === 'failed') throw new Error(JSON.stringify(problem));
      await wait(30);
    }
  }

  nextPhone(): string {
    this.phone += 1;
    return `+86138${String(10_000_000 + this.phone)}`;
  }
}
