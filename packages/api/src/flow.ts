import type { Flow, RunState } from '@atelier/flow';
import Type, { type Static } from 'typebox';
import { designEndpoints } from './design.ts';
import { endpoint } from './endpoint.ts';
import { Document, IdShape, IssueShape, KeyShape, LocalizedShape, Page } from './shapes.ts';

/** Flows and their runs. */

export const flows = designEndpoints({
  one: 'flow',
  many: 'flows',
  model: Document<Flow>('Flow'),
  design: 'flow:design',
  read: 'flow:design',
});

export const RunStatusShape = Type.Union([
  Type.Literal('running'),
  Type.Literal('waiting'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
]);

export const RunEntryShape = Type.Object({
  id: IdShape,
  flow: KeyShape,
  flowLabel: LocalizedShape,
  flowVersion: Type.Integer(),
  status: RunStatusShape,
  entity: KeyShape,
  recordId: IdShape,
  /** As the viewer may see it. */
  recordTitle: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
  issue: Type.Optional(IssueShape),
  startedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
});
export type RunEntry = Static<typeof RunEntryShape>;

export const listRuns = endpoint({
  method: 'GET',
  path: '/api/runs',
  tag: 'flows',
  summary: 'Runs, newest first',
  can: 'flow:design',
  search: Type.Object({
    flow: Type.Optional(KeyShape),
    status: Type.Optional(RunStatusShape),
    entity: Type.Optional(KeyShape),
    record: Type.Optional(IdShape),
    after: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  answer: Page(RunEntryShape),
});

export const RunStepShape = Type.Object({
  node: Type.String(),
  iteration: Type.Integer(),
  state: Type.Union([
    Type.Literal('entered'),
    Type.Literal('left'),
    Type.Literal('waiting'),
    Type.Literal('failed'),
  ]),
  at: Type.String(),
  port: Type.Optional(Type.String()),
  output: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  issue: Type.Optional(IssueShape),
});
export type RunStep = Static<typeof RunStepShape>;

export const RunShape = Type.Object({
  ...RunEntryShape.properties,
  /** The flow as this run follows it. */
  model: Document<Flow>('Flow'),
  steps: Type.Array(RunStepShape),
  tokens: Type.Array(Document<RunState['tokens'][number]>('Token')),
});
export type Run = Static<typeof RunShape>;

const byRun = Type.Object({ run: IdShape });

export const readRun = endpoint({
  method: 'GET',
  path: '/api/runs/:run',
  tag: 'flows',
  summary: 'One run with its steps and the version it follows',
  can: 'flow:design',
  params: byRun,
  answer: RunShape,
});

export const cancelRun = endpoint({
  method: 'POST',
  path: '/api/runs/:run/cancel',
  tag: 'flows',
  summary: 'End a run where it stands; its open tasks are withdrawn',
  can: 'flow:design',
  params: byRun,
  answer: RunShape,
});

export const retryRun = endpoint({
  method: 'POST',
  path: '/api/runs/:run/retry',
  tag: 'flows',
  summary: 'Try the failed step of a run again',
  can: 'flow:design',
  params: byRun,
  answer: RunShape,
});
