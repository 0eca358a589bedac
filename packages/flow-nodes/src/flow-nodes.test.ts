import { checkFlow, checkNodeSettings, type Flow } from '@atelier/flow';
import { languages } from '@atelier/problem';
import { shopCatalog } from '@atelier/testing';
import { nodeKinds } from './index.ts';
import { created, flowOf, makerId, ownerId, play, recordId } from './run-flow.fixture.ts';

const catalog = shopCatalog();
const world = { kinds: nodeKinds, catalog };

const bigSpender = {
  combinator: 'and',
  rules: [{ field: 'totalSpent', operator: 'greaterOrEqual', value: '10000' }],
};

/** When a customer is created: big spenders give the owner a task and a notice, others become regular. */
const welcome: Flow = flowOf(
  [
    { id: 'start', kind: 'record-trigger', settings: { entity: 'customer', on: ['created'] } },
    { id: 'big', kind: 'branch', settings: { condition: bigSpender } },
    {
      id: 'call',
      kind: 'create-task',
      settings: {
        title: '联系 {name}，已消费 {totalSpent}',
        assignees: [{ field: 'owner' }],
        due: { amount: 2, unit: 'day' },
      },
    },
    { id: 'tell', kind: 'notify', settings: { title: '新贵宾 {name}', recipients: [{ field: 'owner' }] } },
    { id: 'regular', kind: 'update-record', settings: { values: [{ field: 'level', value: 'regular' }] } },
  ],
  [
    ['start', 'next', 'big'],
    ['big', 'yes', 'call'],
    ['call', 'next', 'tell'],
    ['big', 'no', 'regular'],
  ],
);

describe('a flow with a branch', () => {
  it('passes the check', () => {
    expect(checkFlow(welcome, world)).toEqual([]);
  });

  it('gives the owner a task due in two days and a notice when the condition holds', () => {
    const record = { name: '王小明', totalSpent: '12800.00', owner: ownerId };
    const { state, effects } = play(welcome, { catalog, record });
    expect(state.status).toBe('done');
    expect(effects).toEqual([
      {
        kind: 'create-task',
        title: expect.stringMatching(/^联系 王小明，已消费 .*12,800\.00/),
        assignees: [{ kind: 'user', id: ownerId }],
        dueAt: '2025-11-16T01:00:00Z',
        record: { entity: 'customer', id: recordId },
      },
      {
        kind: 'notify',
        title: '新贵宾 王小明',
        recipients: [{ kind: 'user', id: ownerId }],
        record: { entity: 'customer', id: recordId },
      },
    ]);
  });

  it('sets the level otherwise', () => {
    const { state, effects, steps } = play(welcome, {
      catalog,
      record: { name: 'Lin', totalSpent: '80.00' },
    });
    expect(state.status).toBe('done');
    expect(effects).toEqual([
      { kind: 'update-record', entity: 'customer', id: recordId, values: { level: 'regular' } },
    ]);
    expect(steps.filter((step) => step.state === 'left').map((step) => [step.node, step.port])).toEqual([
      ['start', 'next'],
      ['big', 'no'],
      ['regular', 'next'],
    ]);
  });

  it('stops at the step that nobody can receive, and goes on from there when tried again', () => {
    const stopped = play(welcome, { catalog, record: { name: 'A', totalSpent: '20000', owner: null } });
    expect(stopped.state).toMatchObject({
      status: 'failed',
      failure: { node: 'call', issue: { code: 'flow.nobody-found' } },
    });
    const mended = { name: 'A', totalSpent: '20000', owner: ownerId };
    const again = play(welcome, { catalog, record: mended }, stopped.state, { kind: 'retry', node: 'call' });
    expect(again.state.status).toBe('done');
    expect(again.effects.map((effect) => effect.kind)).toEqual(['create-task', 'notify']);
  });

  it('keeps values of records as text: nothing in them is read as a slot or a formula', () => {
    const record = { name: '{owner} ${7*7} {{x}}', totalSpent: '99999', owner: ownerId };
    const [task] = play(welcome, { catalog, record }).effects;
    expect(task).toMatchObject({ title: expect.stringContaining('联系 {owner} ${7*7} {{x}}，') });
  });
});

describe('waiting', () => {
  const waiting = flowOf(
    [
      { id: 'start', kind: 'record-trigger', settings: { entity: 'customer', on: ['created'] } },
      { id: 'pause', kind: 'wait', settings: { duration: { amount: 1, unit: 'month' } } },
      { id: 'finish', kind: 'end', settings: { outcome: '已跟进' } },
    ],
    [
      ['start', 'next', 'pause'],
      ['pause', 'next', 'finish'],
    ],
  );

  it('parks the run until the calendar says so, and takes it up by its timer once', () => {
    const parked = play(waiting, { catalog, record: {} });
    expect(parked.state).toMatchObject({
      status: 'waiting',
      tokens: [{ node: 'pause', phase: 'timer', until: '2025-12-14T01:00:00Z' }],
    });
    const timer = { kind: 'timer', node: 'pause', iteration: 1 } as const;
    const done = play(waiting, { catalog, record: {} }, parked.state, timer);
    expect(done.state).toMatchObject({ status: 'done', outcome: '已跟进' });
    expect(play(waiting, { catalog, record: {} }, done.state, timer).state).toEqual(done.state);
  });

  it('ends where it stands when it is cancelled, and hears nothing afterwards', () => {
    const parked = play(waiting, { catalog, record: {} });
    const cancelled = play(waiting, { catalog, record: {} }, parked.state, { kind: 'cancel' });
    expect(cancelled.state).toMatchObject({ status: 'cancelled', tokens: [] });
    const late = play(waiting, { catalog, record: {} }, cancelled.state, {
      kind: 'timer',
      node: 'pause',
      iteration: 1,
    });
    expect(late.state.status).toBe('cancelled');
  });

  it('waits for a task to be done where the task says so', () => {
    const flow = flowOf(
      [
        { id: 'start', kind: 'record-trigger', settings: { entity: 'customer', on: ['created'] } },
        {
          id: 'ask',
          kind: 'create-task',
          settings: { title: 'Call', assignees: [{ user: ownerId }], waits: true },
        },
        {
          id: 'regular',
          kind: 'update-record',
          settings: { values: [{ field: 'level', value: 'regular' }] },
        },
      ],
      [
        ['start', 'next', 'ask'],
        ['ask', 'next', 'regular'],
      ],
    );
    const answer = () => ({ ok: true as const, output: { task: 't1' } });
    const parked = play(flow, { catalog, record: {}, answer });
    expect(parked.state.tokens).toMatchObject([{ node: 'ask', phase: 'event', event: 'task:t1' }]);
    const event = {
      kind: 'event',
      node: 'ask',
      iteration: 1,
      output: { task: 't1', outcome: 'done' },
    } as const;
    const done = play(flow, { catalog, record: {}, answer }, parked.state, event);
    expect(done.effects.map((effect) => effect.kind)).toEqual(['update-record']);
  });
});

describe('what later nodes may use', () => {
  const chained = flowOf(
    [
      { id: 'start', kind: 'record-trigger', settings: { entity: 'customer', on: ['updated'] } },
      {
        id: 'sale',
        kind: 'create-record',
        settings: {
          entity: 'order',
          values: [
            { field: 'title', formula: 'CONCAT("回访 ", {name})' },
            { field: 'amount', formula: '{totalSpent} * 0.1' },
          ],
        },
      },
      { id: 'tell', kind: 'notify', settings: { title: '订单 {sale.title}', recipients: [{ field: 'me' }] } },
    ],
    [
      ['start', 'next', 'sale'],
      ['sale', 'next', 'tell'],
    ],
  );

  it('computes values exactly and reads what an earlier node made', () => {
    expect(checkFlow(chained, world)).toEqual([]);
    const record = { name: '王', totalSpent: '1234.50', title: '回访 王' };
    const answer = () => ({ ok: true as const, output: { entity: 'order', id: 'o1' } });
    const { effects } = play(chained, { catalog, record, answer });
    expect(effects[0]).toMatchObject({
      kind: 'create-record',
      values: { title: '回访 王', amount: expect.stringMatching(/^123\.450*$/) },
    });
    expect(effects[1]).toMatchObject({ title: '订单 回访 王', recipients: [{ kind: 'user', id: makerId }] });
  });

  it('does not offer what comes after', () => {
    const early = flowOf(
      [
        { id: 'start', kind: 'record-trigger', settings: { entity: 'customer', on: ['created'] } },
        { id: 'tell', kind: 'notify', settings: { title: '{sale.title}', recipients: [{ role: 'owner' }] } },
        {
          id: 'sale',
          kind: 'create-record',
          settings: { entity: 'order', values: [{ field: 'title', value: 'x' }] },
        },
      ],
      [
        ['start', 'next', 'tell'],
        ['tell', 'next', 'sale'],
      ],
    );
    expect(checkFlow(early, world)).toMatchObject([
      { code: 'flow.slot-unknown', at: '/nodes/1/settings/title' },
    ]);
  });
});

describe('the check', () => {
  const start = { id: 'start', kind: 'record-trigger', settings: { entity: 'customer', on: ['created'] } };
  const codes = (flow: Flow) => checkFlow(flow, world).map((issue) => [issue.code, issue.at]);

  it.each<[string, Flow, [string, string]]>([
    ['no trigger', flowOf([{ id: 'a', kind: 'end', settings: {} }], []), ['flow.trigger-missing', '/nodes']],
    [
      'an edge to a node that is gone',
      flowOf([start], [['start', 'next', 'ghost']]),
      ['flow.edge-dangling', '/edges/0'],
    ],
    [
      'a port that does not exist',
      flowOf([start, { id: 'e', kind: 'end', settings: {} }], [['start', 'maybe', 'e']]),
      ['flow.edge-port-unknown', '/edges/0'],
    ],
    [
      'a node that nothing leads to',
      flowOf([start, { id: 'e', kind: 'end', settings: {} }], []),
      ['flow.node-unreachable', '/nodes/1'],
    ],
    [
      'an unknown kind',
      flowOf([start, { id: 'x', kind: 'exec-shell', settings: {} }], [['start', 'next', 'x']]),
      ['flow.node-kind-unknown', '/nodes/1/kind'],
    ],
    [
      'a trigger condition that is no condition tree',
      flowOf([{ ...start, settings: { ...start.settings, condition: { formula: 'name > 5' } } }], []),
      ['condition.shape-invalid', '/nodes/0/settings/condition'],
    ],
    [
      'an entity that does not exist',
      flowOf([{ ...start, settings: { entity: 'ghost', on: ['created'] } }], []),
      ['flow.entity-unknown', '/nodes/0/settings/entity'],
    ],
    [
      'a missing setting',
      flowOf(
        [start, { id: 't', kind: 'create-task', settings: { assignees: [] } }],
        [['start', 'next', 't']],
      ),
      ['flow.node-setting-missing', '/nodes/1/settings/title'],
    ],
    [
      'a value the field cannot hold',
      flowOf(
        [
          start,
          {
            id: 'u',
            kind: 'update-record',
            settings: { values: [{ field: 'birthday', value: '2025-02-30' }] },
          },
        ],
        [['start', 'next', 'u']],
      ),
      ['flow.value-invalid', '/nodes/1/settings/values/0/value'],
    ],
    [
      'a circle that never pauses',
      flowOf(
        [
          start,
          { id: 'a', kind: 'update-record', settings: { values: [{ field: 'note', value: 'x' }] } },
          { id: 'b', kind: 'update-record', settings: { values: [{ field: 'note', value: 'y' }] } },
        ],
        [
          ['start', 'next', 'a'],
          ['a', 'next', 'b'],
          ['b', 'next', 'a'],
        ],
      ),
      ['flow.circle-without-wait', '/nodes/1'],
    ],
    [
      'a change that starts the flow again',
      flowOf(
        [
          { ...start, settings: { entity: 'customer', on: ['updated'] } },
          { id: 'a', kind: 'update-record', settings: { values: [{ field: 'note', value: 'x' }] } },
        ],
        [['start', 'next', 'a']],
      ),
      ['flow.triggers-itself', '/nodes/1'],
    ],
  ])('names the place of %s', (_what, flow, issue) => {
    expect(codes(flow)).toContainEqual(issue);
  });

  it('lets a change of other fields than the trigger listens to pass', () => {
    const flow = flowOf(
      [
        { ...start, settings: { entity: 'customer', on: ['updated'], fields: ['totalSpent'] } },
        { id: 'a', kind: 'update-record', settings: { values: [{ field: 'level', value: 'gold' }] } },
      ],
      [['start', 'next', 'a']],
    );
    expect(codes(flow)).toEqual([]);
  });
});

describe('every node kind', () => {
  it.each(nodeKinds.all().map((kind) => [kind.definition.id, kind] as const))(
    '%s speaks both languages',
    (_id, kind) => {
      const { definition, behaviour } = kind;
      for (const language of languages) {
        expect(definition.label[language].trim()).not.toBe('');
        expect(definition.help[language].trim()).not.toBe('');
        for (const port of behaviour.ports(definition.defaultSettings))
          expect(port.label[language].trim()).not.toBe('');
      }
      expect(checkNodeSettings(definition, { ...definition.defaultSettings, invented: 1 })).not.toEqual([]);
      expect(definition.traits.ends).toBe(behaviour.ports(definition.defaultSettings).length === 0);
    },
  );

  it('starts from the moment that is given, never from the clock of the machine', () => {
    expect(created().at).toBe('2025-11-14T01:00:00Z');
    const { steps } = play(welcome, { catalog, record: { totalSpent: '1' }, now: '2030-01-01T00:00:00Z' });
    expect(new Set(steps.map((step) => step.at))).toEqual(new Set(['2030-01-01T00:00:00Z']));
  });
});
