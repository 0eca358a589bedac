import type { EntityModel, FieldModel } from '@atelier/entity';
import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { EntityPlanShape } from './entity.ts';
import { Document, IdShape, IssueShape, JobShape, KeyShape, Page } from './shapes.ts';

/**
 * Importing a sheet: upload → recognised settings and mapping → rehearsal (nothing changes) →
 * commit → perhaps undo. Every step can be repeated until the commit.
 */

export const ImportColumnShape = Type.Object({
  /** Counted from 0 in the file. */
  index: Type.Integer(),
  /** As in the file, trimmed; a second one of the same name gets ' (2)'. */
  header: Type.String(),
  duplicateHeader: Type.Boolean(),
  /** First filled cells, as in the file. */
  samples: Type.Array(Type.String()),
  filled: Type.Integer(),
  distinct: Type.Integer(),
});
export type ImportColumn = Static<typeof ImportColumnShape>;

/** How the file is read. Recognised after the upload, and changeable. */
export const ImportFormatShape = Type.Object(
  {
    kind: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
    encoding: Type.Optional(
      Type.Union([
        Type.Literal('utf-8'),
        Type.Literal('utf-16le'),
        Type.Literal('utf-16be'),
        Type.Literal('gb18030'),
        Type.Literal('windows-1252'),
      ]),
    ),
    delimiter: Type.Optional(
      Type.Union([Type.Literal(','), Type.Literal(';'), Type.Literal('\t'), Type.Literal('|')]),
    ),
    /** Name of the sheet, for XLSX. */
    sheet: Type.Optional(Type.String({ maxLength: 200 })),
    /** The line of the header counted from 1; 0: there is none. */
    headerLine: Type.Integer({ minimum: 0, maximum: 100 }),
    dayFirst: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ImportFormat = Static<typeof ImportFormatShape>;

/** Where a column goes: an existing field, a field to be created, or nowhere. */
export const ImportMappingShape = Type.Array(
  Type.Union([
    Type.Object({ column: Type.Integer({ minimum: 0 }), field: KeyShape }, { additionalProperties: false }),
    Type.Object(
      { column: Type.Integer({ minimum: 0 }), newField: Document<FieldModel>('Field') },
      { additionalProperties: false },
    ),
    Type.Object(
      { column: Type.Integer({ minimum: 0 }), skip: Type.Literal(true) },
      { additionalProperties: false },
    ),
  ]),
  { maxItems: 200 },
);
export type ImportMapping = Static<typeof ImportMappingShape>;

export const ImportSettingsShape = Type.Object(
  {
    format: ImportFormatShape,
    mapping: ImportMappingShape,
    /** Field whose equal value means "the same record"; absent: every row is a new one. */
    match: Type.Optional(KeyShape),
    /** Update matching records. Without it they are skipped. */
    update: Type.Boolean(),
    /** On an update, an empty cell empties the field instead of leaving it alone. */
    emptyClears: Type.Boolean(),
    /** Flows hear of the imported records, once per batch. */
    triggers: Type.Boolean(),
    /** Select values that a sheet brings and a field does not know become new options. */
    addOptions: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type ImportSettings = Static<typeof ImportSettingsShape>;

export const RowOutcomeShape = Type.Union([
  Type.Literal('create'),
  Type.Literal('update'),
  Type.Literal('unchanged'),
  Type.Literal('skip'),
  Type.Literal('reject'),
]);

export const RehearsalShape = Type.Object({
  /** Rows of the file under the header. */
  rows: Type.Integer(),
  create: Type.Integer(),
  update: Type.Integer(),
  unchanged: Type.Integer(),
  /** Blank lines, total lines, matching rows without `update`, second mentions in the file. */
  skip: Type.Integer(),
  reject: Type.Integer(),
  /** Rows that mean the same record as an earlier row of the file. */
  duplicates: Type.Integer(),
  /** What stood in the way most often. */
  reasons: Type.Array(
    Type.Object({
      code: Type.String(),
      field: Type.Optional(Type.String()),
      count: Type.Integer(),
      message: Type.String(),
      example: Type.Optional(Type.String()),
    }),
  ),
  /** Fields and options that the commit will publish first; absent if there are none. */
  plan: Type.Optional(EntityPlanShape),
});
export type Rehearsal = Static<typeof RehearsalShape>;

export const ImportShape = Type.Object({
  id: IdShape,
  fileName: Type.String(),
  bytes: Type.Integer(),
  /** Key of the entity; of the one to be created for an import that brings its own. */
  entity: KeyShape,
  /** Proposed entity, where the file founds a new one. */
  newEntity: Type.Optional(Document<EntityModel>('Entity')),
  state: Type.Union([
    Type.Literal('recognized'),
    Type.Literal('rehearsing'),
    Type.Literal('rehearsed'),
    Type.Literal('committing'),
    Type.Literal('done'),
    Type.Literal('undoing'),
    Type.Literal('undone'),
    Type.Literal('failed'),
  ]),
  /** Sheets of an XLSX file. */
  sheets: Type.Array(Type.String()),
  columns: Type.Array(ImportColumnShape),
  settings: ImportSettingsShape,
  /** Fields of the entity a row of the file must bring and no column does. */
  missingRequired: Type.Array(Type.String()),
  rehearsal: Type.Optional(RehearsalShape),
  /** Written by the commit. */
  result: Type.Optional(
    Type.Object({
      created: Type.Integer(),
      updated: Type.Integer(),
      skipped: Type.Integer(),
      rejected: Type.Integer(),
    }),
  ),
  /** The same file was imported into this entity before. */
  earlier: Type.Optional(Type.Object({ id: IdShape, at: Type.String() })),
  job: Type.Optional(JobShape),
  createdAt: Type.String(),
  createdBy: IdShape,
});
export type Import = Static<typeof ImportShape>;

const byId = Type.Object({ id: IdShape });

export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  tag: 'imports',
  summary: 'Send a CSV or XLSX file; answers what was recognised in it',
  can: 'session',
  search: Type.Object({
    /** Existing entity. */
    entity: Type.Optional(KeyShape),
    /** Or the name of an entity to be made from the file. */
    newEntity: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    fileName: Type.String({ minLength: 1, maxLength: 255 }),
  }),
  upload: true,
  answer: ImportShape,
  status: 201,
});

export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  tag: 'imports',
  summary: 'Imports of the viewer, newest first',
  can: 'session',
  search: Type.Object({ entity: Type.Optional(KeyShape) }),
  answer: Type.Object({ imports: Type.Array(ImportShape) }),
});

export const readImport = endpoint({
  method: 'GET',
  path: '/api/imports/:id',
  tag: 'imports',
  summary: 'State of an import',
  can: 'session',
  params: byId,
  answer: ImportShape,
});

export const rereadImport = endpoint({
  method: 'PUT',
  path: '/api/imports/:id/format',
  tag: 'imports',
  summary: 'Read the file in another way (encoding, delimiter, sheet, header line) and propose anew',
  can: 'session',
  params: byId,
  body: ImportFormatShape,
  answer: ImportShape,
});

export const rehearseImport = endpoint({
  method: 'POST',
  path: '/api/imports/:id/rehearse',
  tag: 'imports',
  summary: 'Try the whole file without changing a record',
  can: 'session',
  params: byId,
  body: ImportSettingsShape,
  answer: ImportShape,
  status: 202,
});

export const ImportRowShape = Type.Object({
  /** Line of the file where the row starts, counted from 1. */
  line: Type.Integer(),
  outcome: RowOutcomeShape,
  /** Cells as in the file, by column index. */
  cells: Type.Array(Type.String()),
  /** What would be stored, by field, as a person reads it. */
  values: Type.Record(Type.String(), Type.String()),
  issues: Type.Array(Type.Object({ ...IssueShape.properties, column: Type.Optional(Type.Integer()) })),
  /** The record that the row means. */
  record: Type.Optional(IdShape),
});
export type ImportRow = Static<typeof ImportRowShape>;

export const readImportRows = endpoint({
  method: 'GET',
  path: '/api/imports/:id/rows',
  tag: 'imports',
  summary: 'Rows of the rehearsal',
  can: 'session',
  params: byId,
  search: Type.Object({
    outcome: Type.Optional(RowOutcomeShape),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  answer: Page(ImportRowShape),
});

export const commitImport = endpoint({
  method: 'POST',
  path: '/api/imports/:id/commit',
  tag: 'imports',
  summary: 'Do what the rehearsal showed; new fields are published first',
  can: 'session',
  params: byId,
  answer: ImportShape,
  status: 202,
});

export const downloadRejected = endpoint({
  method: 'GET',
  path: '/api/imports/:id/rejected',
  tag: 'imports',
  summary: 'The rows that were not taken, in the form of the file, with a column that says why',
  can: 'session',
  params: byId,
  download: ['text/csv'],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/api/imports/:id/undo',
  tag: 'imports',
  summary: 'Take the whole import back; records edited since are kept and listed in the result of the job',
  can: 'session',
  params: byId,
  answer: ImportShape,
  status: 202,
});

export const discardImport = endpoint({
  method: 'DELETE',
  path: '/api/imports/:id',
  tag: 'imports',
  summary: 'Forget an upload that was not committed',
  can: 'session',
  params: byId,
  status: 204,
});
