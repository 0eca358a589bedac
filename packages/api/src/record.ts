import type { RecordValues } from '@atelier/entity';
import type { FieldRight, Query, QueryColumn } from '@atelier/query';
import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Document, IdShape, IssueShape, JobShape, KeyShape, Page } from './shapes.ts';

/**
 * Records. Values are JSON by field key, as the field kinds define them; system fields (id, version,
 * createdAt, createdBy, updatedAt, updatedBy) come along when reading and are refused when writing.
 */

const byEntity = Type.Object({ entity: KeyShape });
const byRecord = Type.Object({ entity: KeyShape, id: IdShape });

export const ValuesShape = Document<RecordValues>('Record values');

/** Names of what the rows point at: `titles[target][id]`, target an entity key or 'user'. */
export const TitlesShape = Type.Record(Type.String(), Type.Record(Type.String(), Type.String()));
export type Titles = Static<typeof TitlesShape>;

/** What the viewer may do with this very record. */
export const RecordRightsShape = Type.Object({
  update: Type.Boolean(),
  delete: Type.Boolean(),
  fields: Document<Readonly<Record<string, FieldRight>>>('Rights by field'),
});

/** Says how to take a write back: `POST /api/changes/:kind/:id/undo`. */
export const CauseShape = Type.Object({
  kind: Type.Union([
    Type.Literal('person'),
    Type.Literal('import'),
    Type.Literal('flow'),
    Type.Literal('pack'),
    Type.Literal('undo'),
    Type.Literal('api-key'),
  ]),
  id: Type.Optional(Type.String()),
});
export type Cause = Static<typeof CauseShape>;

/** Everything of a query except which entity: that is in the path. */
export type RecordQuery = Omit<Query, 'entity'>;

export const queryRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/query',
  tag: 'records',
  summary: 'Rows, groups and measures of an entity under the rights of the viewer',
  can: 'session',
  params: byEntity,
  body: Document<RecordQuery>('Query'),
  answer: Type.Object({
    ...Page(ValuesShape).properties,
    titles: TitlesShape,
    /** What a row holds, in order. */
    columns: Type.Array(Document<QueryColumn>('Column')),
    /** Measures over all rows, where the query asks for totals. */
    totals: Type.Optional(ValuesShape),
  }),
});

export const RecordAnswerShape = Type.Object({
  record: ValuesShape,
  titles: TitlesShape,
  rights: RecordRightsShape,
});
export type RecordAnswer = Static<typeof RecordAnswerShape>;

export const readRecord = endpoint({
  method: 'GET',
  path: '/api/records/:entity/:id',
  tag: 'records',
  summary: 'One record, with the names of what it points at',
  can: 'session',
  params: byRecord,
  answer: RecordAnswerShape,
});

/** What a write answers: the record as the viewer now sees it (absent: out of sight) and how to undo it. */
export const WriteAnswerShape = Type.Object({
  id: IdShape,
  version: Type.Integer(),
  record: Type.Optional(ValuesShape),
  titles: TitlesShape,
  cause: CauseShape,
});
export type WriteAnswer = Static<typeof WriteAnswerShape>;

export const createRecord = endpoint({
  method: 'POST',
  path: '/api/records/:entity',
  tag: 'records',
  summary: 'Create a record',
  can: 'session',
  params: byEntity,
  body: Type.Object(
    {
      values: ValuesShape,
      /** Made by the client once per filled-in form: sending the same one twice makes one record. */
      submission: Type.Optional(IdShape),
    },
    { additionalProperties: false },
  ),
  answer: WriteAnswerShape,
  status: 201,
});

export const updateRecord = endpoint({
  method: 'PATCH',
  path: '/api/records/:entity/:id',
  tag: 'records',
  summary: 'Change the named fields of a record; a stale version is 409 with both sides',
  can: 'session',
  params: byRecord,
  body: Type.Object(
    { version: Type.Integer({ minimum: 1 }), values: ValuesShape },
    { additionalProperties: false },
  ),
  answer: WriteAnswerShape,
});

const WrittenShape = Type.Object({ id: IdShape, version: Type.Integer(), cause: CauseShape });

export const deleteRecord = endpoint({
  method: 'DELETE',
  path: '/api/records/:entity/:id',
  tag: 'records',
  summary: 'Move a record to the recycle bin',
  can: 'session',
  params: byRecord,
  search: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
  answer: WrittenShape,
});

export const restoreRecord = endpoint({
  method: 'POST',
  path: '/api/records/:entity/:id/restore',
  tag: 'records',
  summary: 'Bring a record back from the recycle bin',
  can: 'session',
  params: byRecord,
  answer: WrittenShape,
});

export const purgeRecord = endpoint({
  method: 'POST',
  path: '/api/records/:entity/:id/purge',
  tag: 'records',
  summary: 'Remove a record in the recycle bin for good, with its history',
  can: 'session',
  params: byRecord,
  status: 204,
});

/** Which records: the ticked ones, or all that a list shows. */
export const SelectionShape = Type.Union([
  Type.Object(
    { ids: Type.Array(IdShape, { minItems: 1, maxItems: 10_000 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    { query: Document<Pick<RecordQuery, 'filter' | 'search' | 'deleted'>>('Query') },
    { additionalProperties: false },
  ),
]);
export type Selection = Static<typeof SelectionShape>;

export const BulkAnswerShape = Type.Object({
  /** Records that changed. */
  done: Type.Integer(),
  /** Records that were chosen and left alone, with the reason; at most 1,000 are listed. */
  refused: Type.Integer(),
  issues: Type.Array(
    Type.Object({ id: Type.Optional(IdShape), row: Type.Optional(Type.Integer()), issue: IssueShape }),
  ),
  cause: CauseShape,
});
export type BulkAnswer = Static<typeof BulkAnswerShape>;

export const createRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/bulk/create',
  tag: 'records',
  summary: 'Create many records: all of them, or none and every reason',
  can: 'session',
  params: byEntity,
  body: Type.Object(
    { records: Type.Array(ValuesShape, { minItems: 1, maxItems: 1000 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ ids: Type.Array(IdShape), cause: CauseShape }),
  status: 201,
});

export const updateRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/bulk/update',
  tag: 'records',
  summary: 'Set the same values on many records',
  can: 'session',
  params: byEntity,
  body: Type.Object({ select: SelectionShape, values: ValuesShape }, { additionalProperties: false }),
  answer: BulkAnswerShape,
});

export const deleteRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/bulk/delete',
  tag: 'records',
  summary: 'Move many records to the recycle bin',
  can: 'session',
  params: byEntity,
  body: Type.Object({ select: SelectionShape }, { additionalProperties: false }),
  answer: BulkAnswerShape,
});

export const restoreRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/bulk/restore',
  tag: 'records',
  summary: 'Bring many records back from the recycle bin',
  can: 'session',
  params: byEntity,
  body: Type.Object({ select: SelectionShape }, { additionalProperties: false }),
  answer: BulkAnswerShape,
});

export const upsertRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/bulk/upsert',
  tag: 'records',
  summary: 'Update the records that have the same value in a unique field, create the others',
  can: 'session',
  params: byEntity,
  body: Type.Object(
    {
      match: Type.String({ maxLength: 40 }),
      records: Type.Array(ValuesShape, { minItems: 1, maxItems: 1000 }),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object({
    created: Type.Array(IdShape),
    updated: Type.Array(IdShape),
    unchanged: Type.Integer(),
    cause: CauseShape,
  }),
});

/** One change of one record. Its number is the version that it made. */
export const HistoryEntryShape = Type.Object({
  action: Type.Union([
    Type.Literal('created'),
    Type.Literal('updated'),
    Type.Literal('deleted'),
    Type.Literal('restored'),
  ]),
  version: Type.Integer(),
  at: Type.String(),
  by: IdShape,
  byName: Type.String(),
  cause: CauseShape,
  /** Only fields that the viewer may read; masked values are empty. */
  changes: Type.Array(Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() })),
  /** Something of it is out of the viewer's sight. */
  partial: Type.Boolean(),
});
export type HistoryEntry = Static<typeof HistoryEntryShape>;

export const readHistory = endpoint({
  method: 'GET',
  path: '/api/records/:entity/:id/history',
  tag: 'records',
  summary: 'Who changed what when, newest first',
  can: 'session',
  params: byRecord,
  search: Type.Object({ after: Type.Optional(Type.String({ maxLength: 200 })) }),
  answer: Type.Object({ ...Page(HistoryEntryShape).properties, titles: TitlesShape }),
});

export const UndoAnswerShape = Type.Object({
  reversed: Type.Integer(),
  /** Edited since, so left as they are. */
  kept: Type.Integer(),
  /** Could not be taken back (a unique value is in use again, a record is still pointed at …). */
  failed: Type.Integer(),
  /** Records behind `kept` and `failed`, at most 1,000. */
  rest: Type.Array(
    Type.Object({
      entity: KeyShape,
      id: IdShape,
      title: Type.String(),
      outcome: Type.Union([Type.Literal('kept'), Type.Literal('failed')]),
      reason: Type.String({ description: 'A sentence in the language of the request' }),
    }),
  ),
  cause: CauseShape,
});
export type UndoAnswer = Static<typeof UndoAnswerShape>;

export const undoChange = endpoint({
  method: 'POST',
  path: '/api/records/:entity/:id/history/:version/undo',
  tag: 'records',
  summary: 'Take one change of one record back; fields edited since stay',
  can: 'session',
  params: Type.Object({ entity: KeyShape, id: IdShape, version: Type.Integer({ minimum: 1 }) }),
  answer: UndoAnswerShape,
});

export const undoCause = endpoint({
  method: 'POST',
  path: '/api/changes/:kind/:id/undo',
  tag: 'records',
  summary: 'Take back everything that one action, import or run changed, as far as the viewer may',
  can: 'session',
  params: Type.Object({
    kind: Type.Union([
      Type.Literal('person'),
      Type.Literal('import'),
      Type.Literal('flow'),
      Type.Literal('undo'),
    ]),
    id: Type.String({ maxLength: 100 }),
  }),
  answer: JobShape,
  status: 202,
});

export const ChoiceShape = Type.Object({
  id: IdShape,
  title: Type.String(),
  hint: Type.Optional(Type.String()),
});
export type Choice = Static<typeof ChoiceShape>;

export const findChoices = endpoint({
  method: 'GET',
  path: '/api/choices/:target',
  tag: 'records',
  summary: "Records (or, for 'user', people) that a field may point at, by title and search text",
  can: 'session',
  params: Type.Object({ target: KeyShape }),
  search: Type.Object({
    text: Type.Optional(Type.String({ maxLength: 200 })),
    /** Ids joined by commas whose titles are wanted, instead of a search. */
    ids: Type.Optional(Type.String({ maxLength: 4000 })),
  }),
  answer: Type.Object({ choices: Type.Array(ChoiceShape) }),
});

export const findUsedValues = endpoint({
  method: 'GET',
  path: '/api/records/:entity/values/:field',
  tag: 'records',
  summary: 'Values that are already used in a field, most used first (tags, text)',
  can: 'session',
  params: Type.Object({ entity: KeyShape, field: KeyShape }),
  search: Type.Object({ text: Type.Optional(Type.String({ maxLength: 200 })) }),
  answer: Type.Object({ values: Type.Array(Type.String()) }),
});

export const exportRecords = endpoint({
  method: 'POST',
  path: '/api/records/:entity/export',
  tag: 'records',
  summary: 'Exactly what a list shows, as a file; texts that a spreadsheet would run are made harmless',
  can: 'session',
  params: byEntity,
  body: Type.Object(
    {
      query: Document<Pick<RecordQuery, 'select' | 'filter' | 'search' | 'sort' | 'deleted'>>('Query'),
      format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
      /** For CSV. UTF-8 is written with a byte order mark, as spreadsheets want it. */
      encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')])),
    },
    { additionalProperties: false },
  ),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
});
