import {
  completeTask,
  createEntity,
  createRecord,
  flows,
  listNotices,
  listRuns,
  listTasks,
  cancelRun,
  publishEntity,
  readInbox,
  readRecord,
  readRole,
  readRun,
  reopenTask,
  retryRun,
  updateRecord,
  updateRole,
} from '@atelier/api';
import { edgeBetween, type Flow } from '@atelier/flow';
import { customerModel } from '@atelier/testing';
import { DocumentModule } from '../document/document.module.ts';
import { EntityModule } from '../entity/entity.module.ts';
import { MessageModule } from '../message/message.module.ts';
import { RecordModule } from '../record/record.module.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import type { Person } from '../testing/people.ts';
import { FlowModule } from './flow.module.ts';
import { LiveFlows } from './live-flows.ts';
import { RunEngine } from './run-engine.ts';

let server: TestApp;
let admin: Person;
let made = 0;

beforeAll(async () => {
  // Nobody works in the background: tests say when, so nothing has to be waited for.
  server = await testApp({
    modules: [DocumentModule, EntityModule, RecordModule, FlowModule, MessageModule],
    works: false,
  });
  admin = await server.signIn();
  const design = await admin.call(createEntity, { body: { model: customerModel } });
  await admin.call(publishEntity, { params: { entity: 'customer' }, body: { version: design.version } });
});

afterAll(() => server.close());

const work = (at?: string) => server.app.get(RunEngine).work(at === undefined ? {} : { at });

type Node = Pick<Flow['nodes'][number], 'id' | 'kind' | 'settings'>;

/** Publishes a flow over customers; only records with this city start it, so that tests do not meet. */
async function publish(
  city: string,
  parts: { nodes: Node[]; edges: [string, string, string][]; on?: string[] },
) {
  made += 1;
  const key = `flow${made}`;
  const start: Node = {
    id: 'start',
    kind: 'record-trigger',
    settings: {
      entity: 'customer',
      on: parts.on ?? ['created'],
      condition: { combinator: 'and', rules: [{ field: 'city', operator: 'equal', value: city }] },
    },
  };
  const model: Flow = {
    key,
    label: { zh: `流程${made}`, en: `Flow ${made}` },
    nodes: [start, ...parts.nodes].map((node, index) => ({ ...node, position: { x: 0, y: index * 100 } })),
    edges: parts.edges.map(([from, port, to]) => edgeBetween(from, port, to)),
  };
  const draft = await admin.call(flows.create, { body: { model } });
  await admin.call(flows.publish, { params: { key }, body: { version: draft.version } });
  await server.app.get(LiveFlows).refresh();
  return key;
}

const create = (values: Record<string, unknown>, person: Person = admin) =>
  person.call(createRecord, { params: { entity: 'customer' }, body: { values } });

const runsOf = async (flow: string) => (await admin.call(listRuns, { search: { flow } })).rows;

const bigSpender = {
  combinator: 'and',
  rules: [{ field: 'totalSpent', operator: 'greaterOrEqual', value: '10000' }],
};

describe('a customer who spends much', () => {
  let key: string;
  beforeAll(async () => {
    key = await publish('上海', {
      nodes: [
        { id: 'big', kind: 'branch', settings: { condition: bigSpender } },
        {
          id: 'call',
          kind: 'create-task',
          settings: {
            title: '联系 {name}',
            assignees: [{ field: 'owner' }],
            due: { amount: 2, unit: 'day' },
          },
        },
        {
          id: 'tell',
          kind: 'notify',
          settings: { title: '新贵宾 {name}', recipients: [{ field: 'owner' }] },
        },
        {
          id: 'regular',
          kind: 'update-record',
          settings: { values: [{ field: 'level', value: 'regular' }] },
        },
      ],
      edges: [
        ['start', 'next', 'big'],
        ['big', 'yes', 'call'],
        ['call', 'next', 'tell'],
        ['big', 'no', 'regular'],
      ],
    });
  });

  it('gives the owner a task due in two days and a notice, to be completed once', async () => {
    const owner = await server.signIn('none');
    await create({ name: '王小明', city: '上海', totalSpent: '12800.00', owner: owner.id });
    await work();

    const [run] = await runsOf(key);
    expect(run).toMatchObject({ status: 'done', recordTitle: '王小明' });
    const { steps } = await admin.call(readRun, { params: { run: run?.id ?? '' } });
    expect(steps.filter((step) => step.state === 'left').map((step) => [step.node, step.port])).toEqual([
      ['start', 'next'],
      ['big', 'yes'],
      ['call', 'next'],
      ['tell', 'next'],
    ]);

    const { rows } = await owner.call(listTasks, { search: {} });
    expect(rows).toMatchObject([{ title: '联系 王小明', state: 'open', dueAt: '2025-06-03T04:00:00.000Z' }]);
    expect((await owner.call(listNotices, { search: {} })).rows).toMatchObject([{ title: '新贵宾 王小明' }]);
    expect(await owner.call(readInbox, {})).toMatchObject({ open: 1, unread: 1 });

    const task = rows[0]?.id ?? '';
    const done = await owner.call(completeTask, { params: { task }, body: { comment: '已打电话' } });
    expect(done).toMatchObject({ state: 'done', comment: '已打电话', doneBy: { id: owner.id } });
    const again = await owner.refused(completeTask, { params: { task }, body: {} });
    expect(again).toMatchObject({ status: 409, code: 'task.already-done' });
    expect(await owner.call(reopenTask, { params: { task } })).toMatchObject({ state: 'open' });
  });

  it('sets the level of everyone else, once, under the same change history', async () => {
    const { id } = await create({ name: 'Lin', city: '上海', totalSpent: '80.00' });
    await work();
    await work();
    const { record } = await admin.call(readRecord, { params: { entity: 'customer', id } });
    expect(record).toMatchObject({ level: 'regular', version: 2 });
  });

  it('does not start for records that do not meet its condition', async () => {
    const before = (await runsOf(key)).length;
    await create({ name: 'Elsewhere', city: '北京', totalSpent: '99999' });
    await work();
    expect(await runsOf(key)).toHaveLength(before);
  });

  it('is silent while it is switched off', async () => {
    const before = (await runsOf(key)).length;
    const { version } = await admin.call(flows.read, { params: { key } });
    const off = await admin.call(flows.pause, { params: { key }, body: { paused: true, version } });
    await server.app.get(LiveFlows).refresh();
    await create({ name: 'Quiet', city: '上海' });
    expect(await runsOf(key)).toHaveLength(before);
    await admin.call(flows.pause, { params: { key }, body: { paused: false, version: off.version } });
    await server.app.get(LiveFlows).refresh();
  });
});

describe('a run', () => {
  it('stops at the step that fails and goes on from there when it is tried again', async () => {
    const key = await publish('广州', {
      nodes: [
        { id: 'ask', kind: 'create-task', settings: { title: 'Call', assignees: [{ field: 'owner' }] } },
      ],
      edges: [['start', 'next', 'ask']],
    });
    const { id, version } = await create({ name: 'Nobody', city: '广州' });
    await work();
    const [failed] = await runsOf(key);
    expect(failed).toMatchObject({ status: 'failed', issue: { code: 'flow.nobody-found' } });

    const owner = await server.signIn('none');
    await admin.call(updateRecord, {
      params: { entity: 'customer', id },
      body: { version, values: { owner: owner.id } },
    });
    await admin.call(retryRun, { params: { run: failed?.id ?? '' } });
    await work();
    expect((await runsOf(key))[0]).toMatchObject({ status: 'done' });
    expect((await owner.call(listTasks, { search: {} })).rows).toHaveLength(1);
  });

  it('waits by the clock of the database and goes on when the time has come, once', async () => {
    const key = await publish('深圳', {
      nodes: [
        { id: 'pause', kind: 'wait', settings: { duration: { amount: 3, unit: 'day' } } },
        { id: 'gold', kind: 'update-record', settings: { values: [{ field: 'level', value: 'gold' }] } },
      ],
      edges: [
        ['start', 'next', 'pause'],
        ['pause', 'next', 'gold'],
      ],
    });
    server.clock.set('2099-06-01T04:00:00Z');
    const { id } = await create({ name: 'Patient', city: '深圳' });
    await work();
    await work('2099-06-03T03:59:59Z');
    expect((await runsOf(key))[0]).toMatchObject({ status: 'waiting' });
    await work('2099-06-04T04:00:00Z');
    await work('2099-06-04T04:00:00Z');
    server.clock.set('2025-06-01T04:00:00Z');
    expect((await runsOf(key))[0]).toMatchObject({ status: 'done' });
    const { record } = await admin.call(readRecord, { params: { entity: 'customer', id } });
    expect(record).toMatchObject({ level: 'gold', version: 2 });
  });

  it('goes on when the task it waits for is done, and only then', async () => {
    const owner = await server.signIn('none');
    const key = await publish('杭州', {
      nodes: [
        {
          id: 'ask',
          kind: 'create-task',
          settings: { title: 'Check', assignees: [{ user: owner.id }], waits: true },
        },
        { id: 'silver', kind: 'update-record', settings: { values: [{ field: 'level', value: 'silver' }] } },
      ],
      edges: [
        ['start', 'next', 'ask'],
        ['ask', 'next', 'silver'],
      ],
    });
    const { id } = await create({ name: 'Checked', city: '杭州' });
    await work();
    expect((await runsOf(key))[0]).toMatchObject({ status: 'waiting' });
    const [task] = (await owner.call(listTasks, { search: {} })).rows;
    await owner.call(completeTask, { params: { task: task?.id ?? '' }, body: {} });
    await work();
    expect((await runsOf(key))[0]).toMatchObject({ status: 'done' });
    const { record } = await admin.call(readRecord, { params: { entity: 'customer', id } });
    expect(record).toMatchObject({ level: 'silver' });
    expect(await owner.refused(reopenTask, { params: { task: task?.id ?? '' } })).toMatchObject({
      code: 'task.flow-went-on',
    });
  });

  it('withdraws its open tasks when it is cancelled, and does nothing afterwards', async () => {
    const owner = await server.signIn('none');
    const key = await publish('成都', {
      nodes: [
        {
          id: 'ask',
          kind: 'create-task',
          settings: { title: 'Gone', assignees: [{ user: owner.id }], waits: true },
        },
      ],
      edges: [['start', 'next', 'ask']],
    });
    await create({ name: 'Cancelled', city: '成都' });
    await work();
    const [run] = await runsOf(key);
    const cancelled = await admin.call(cancelRun, { params: { run: run?.id ?? '' } });
    expect(cancelled).toMatchObject({ status: 'cancelled', tokens: [] });
    expect((await owner.call(listTasks, { search: {} })).rows).toEqual([]);
    const again = await admin.refused(cancelRun, { params: { run: run?.id ?? '' } });
    expect(again).toMatchObject({ status: 409, code: 'flow.run-finished' });
  });

  it('is parked, with its chain, when flows keep starting each other', async () => {
    const flip = (value: string) => [
      {
        id: 'flip',
        kind: 'update-record',
        settings: { values: [{ field: 'note', formula: `CONCAT(COALESCE(note, ""), "${value}")` }] },
      },
    ];
    const edges: [string, string, string][] = [['start', 'next', 'flip']];
    const key = await publish('西安', { nodes: flip('a'), edges, on: ['updated'] });
    const { id, version } = await create({ name: 'Loop', city: '西安' });
    await admin.call(updateRecord, {
      params: { entity: 'customer', id },
      body: { version, values: { note: 'x' } },
    });
    await work();
    const runs = await runsOf(key);
    expect(runs.map((run) => run.status).sort()).toEqual(['done', 'done', 'done', 'failed']);
    expect(runs.find((run) => run.status === 'failed')?.issue).toMatchObject({ code: 'flow.loop' });
    const { record } = await admin.call(readRecord, { params: { entity: 'customer', id } });
    expect(record).toMatchObject({ note: 'xaaa' });
  });

  it('starts once for a change, whoever tells of it, and its work survives a lost wake-up', async () => {
    const key = await publish('苏州', {
      nodes: [
        { id: 'gold', kind: 'update-record', settings: { values: [{ field: 'level', value: 'gold' }] } },
      ],
      edges: [['start', 'next', 'gold']],
    });
    const { id } = await create({ name: 'Once', city: '苏州' });
    await Promise.all([work(), work(), work()]);
    expect(await runsOf(key)).toHaveLength(1);
    const { record } = await admin.call(readRecord, { params: { entity: 'customer', id } });
    expect(record).toMatchObject({ version: 2 });
  });
});

/** Changes what a person's own role says about fields of customers. */
async function grant({ roleKey = '' }: Person, fields: Record<string, 'none' | 'read'>): Promise<void> {
  const { model, version } = await admin.call(readRole, { params: { key: roleKey } });
  const grants = model.grants.map((one) => ({ ...one, fields }));
  await admin.call(updateRole, { params: { key: roleKey }, body: { model: { ...model, grants }, version } });
}

describe('rights', () => {
  it('lets a flow do what the person who published it may do, and no more', async () => {
    const designer = await server.signIn({
      label: { zh: '设计', en: 'Designer' },
      permissions: ['flow:design'],
      grants: [
        {
          entity: 'customer',
          actions: ['read', 'create', 'update'],
          defaultField: 'write',
          fields: { totalSpent: 'none' },
        },
      ],
    });
    made += 1;
    const key = `flow${made}`;
    const model: Flow = {
      key,
      label: { zh: '偷看', en: 'Peek' },
      nodes: [
        {
          id: 'start',
          kind: 'record-trigger',
          settings: {
            entity: 'customer',
            on: ['created'],
            condition: { combinator: 'and', rules: [{ field: 'city', operator: 'equal', value: '武汉' }] },
          },
          position: { x: 0, y: 0 },
        },
        {
          id: 'copy',
          kind: 'update-record',
          settings: { values: [{ field: 'note', formula: 'TEXT(totalSpent, "0")' }] },
          position: { x: 0, y: 100 },
        },
      ],
      edges: [edgeBetween('start', 'next', 'copy')],
    };
    const draft = await designer.call(flows.create, { body: { model } });
    const refused = await designer.refused(flows.publish, {
      params: { key },
      body: { version: draft.version },
    });
    expect(refused.issues).toMatchObject([{ code: 'flow.field-denied', at: '/nodes/1' }]);

    // Rights may shrink after publishing: then the run fails, and nothing was copied.
    await grant(designer, { totalSpent: 'read' });
    await designer.call(flows.publish, { params: { key }, body: { version: draft.version } });
    await grant(designer, { totalSpent: 'none' });
    await server.app.get(LiveFlows).refresh();
    const { id } = await create({ name: 'Secret', city: '武汉', totalSpent: '4711' });
    await work();
    const { record } = await admin.call(readRecord, { params: { entity: 'customer', id } });
    expect(record['note']).toBeNull();
    expect((await runsOf(key))[0]).toMatchObject({ status: 'failed' });
  });

  it('refuses a flow that is not whole, and says where', async () => {
    const model: Flow = {
      key: 'broken',
      label: { zh: '坏', en: 'Broken' },
      nodes: [
        {
          id: 'start',
          kind: 'record-trigger',
          settings: { entity: 'customer', on: ['created'] },
          position: { x: 0, y: 0 },
        },
      ],
      edges: [edgeBetween('start', 'next', 'ghost')],
    };
    const draft = await admin.call(flows.create, { body: { model } });
    expect(draft.issues).toMatchObject([{ code: 'flow.edge-dangling', at: '/edges/0' }]);
    const refused = await admin.refused(flows.publish, {
      params: { key: 'broken' },
      body: { version: draft.version },
    });
    expect(refused).toMatchObject({
      status: 400,
      code: 'flow.refused',
      issues: [{ code: 'flow.edge-dangling', at: '/edges/0' }],
    });
  });

  it('keeps flows and runs from those who do not design them, and tasks from those who were not given them', async () => {
    const nobody = await server.signIn('none');
    expect(await nobody.refused(flows.list, {})).toMatchObject({ status: 403 });
    expect(await nobody.refused(listRuns, { search: {} })).toMatchObject({ status: 403 });
    expect((await nobody.call(listTasks, { search: {} })).rows).toEqual([]);
  });
});
