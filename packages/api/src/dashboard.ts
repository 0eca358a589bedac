import type { Dashboard, Question } from '@atelier/report';
import type { QueryColumn, QueryRow, QueryTitles } from '@atelier/query';
import Type, { type Static } from 'typebox';
import { designEndpoints } from './design.ts';
import { endpoint } from './endpoint.ts';
import { Document, KeyShape } from './shapes.ts';

/** Dashboards: what everyone signed in may open; each number is computed under the viewer's own rights. */

export const dashboards = designEndpoints({
  one: 'dashboard',
  many: 'dashboards',
  model: Document<Dashboard>('Dashboard'),
  design: 'dashboard:design',
  read: 'session',
});

export const WidgetAnswerShape = Type.Object({
  columns: Type.Array(Document<QueryColumn>('Column')),
  rows: Type.Array(Document<QueryRow>('Row')),
  titles: Document<QueryTitles>('Titles'),
  /** Rows (groups, or records) there are in all; more than `rows` holds when a limit cut them. */
  total: Type.Integer(),
  /** Measures over all rows, for totals and shares. */
  totals: Type.Optional(Document<QueryRow>('Totals')),
  asOf: Type.String(),
});
export type WidgetAnswer = Static<typeof WidgetAnswerShape>;

export const readWidget = endpoint({
  method: 'GET',
  path: '/api/dashboards/:key/widgets/:widget',
  tag: 'dashboards',
  summary: 'What a published widget shows to this viewer',
  can: 'session',
  params: Type.Object({ key: KeyShape, widget: KeyShape }),
  answer: WidgetAnswerShape,
});

export const previewWidget = endpoint({
  method: 'POST',
  path: '/api/dashboards/preview',
  tag: 'dashboards',
  summary: 'What a widget would show while it is being designed, under the rights of the designer',
  can: 'dashboard:design',
  body: Type.Object(
    { kind: Type.String({ maxLength: 40 }), question: Document<Question>('Question') },
    { additionalProperties: false },
  ),
  answer: WidgetAnswerShape,
});
