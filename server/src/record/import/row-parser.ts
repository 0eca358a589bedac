import {
  applyDefaults,
  validateRecord,
  type Catalog,
  type DefaultContext,
  type EntityModel,
  type FieldModel,
  type ParseContext,
  type RecordValues,
} from '@atelier/entity';
import { bug, type Issue } from '@atelier/problem';
import { searchColumns, type SearchColumns, type Viewer } from '@atelier/query';
import type { References } from '../../entity/references.ts';
import { rowShapeOf, type RowShape } from '../write/row-shape.ts';
import { isBlankRow, isTotalRow } from './recognize-format.ts';
import type { SheetRow } from './sheet-row.ts';
import { withoutMark } from './text-mark.ts';

/** An issue with the column of the file that it is about. */
export interface CellIssue extends Issue {
  readonly column?: number;
}

/** A row of the file as it would be stored, or why it cannot be. */
export interface ParsedRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Blank lines and lines of totals: left aside without a reproach. */
  readonly skip: 'import.blank-line' | 'import.total-line' | undefined;
  /** What the cells say, in stored form; with nulls where an empty cell clears. */
  readonly given: RecordValues;
  /** What is wrong with the cells: it stands against the row in any case. */
  readonly issues: readonly CellIssue[];
  /** The row as a new record, or what stands against that. */
  readonly creation: Creation;
}

export type Creation =
  | { readonly ok: true; readonly values: RecordValues; readonly search: SearchColumns }
  | { readonly ok: false; readonly issues: readonly CellIssue[] };

export interface ParsePlace {
  readonly catalog: Catalog;
  readonly model: EntityModel;
  /** Column → field. */
  readonly fields: ReadonlyMap<number, FieldModel>;
  readonly viewer: Viewer;
  readonly now: string;
  readonly dayFirst: boolean;
  readonly emptyClears: boolean;
  readonly references: References;
}

type Read = { readonly value: unknown; readonly issue: Issue | undefined };

const mostRemembered = 2000;

/** Cells → values. Texts repeat (cities, sources, dates), so what was read once is remembered. */
export class RowParser {
  private readonly shape: RowShape;
  private readonly context: ParseContext;
  private readonly world: Omit<DefaultContext, 'values'>;
  private readonly remembered = new Map<number, Map<string, Read>>();
  private readonly columnOfField: ReadonlyMap<string, number>;

  constructor(private readonly place: ParsePlace) {
    const { catalog, model, fields, viewer, dayFirst, references } = place;
    this.shape = rowShapeOf(catalog, model.key);
    this.columnOfField = new Map([...fields].map(([column, field]) => [field.key, column]));
    this.context = {
      language: viewer.language,
      timeZone: viewer.timeZone,
      dayFirst,
      resolve: (target, text) => references.idOf(target, text),
    };
    this.world = {
      now: place.now,
      timeZone: viewer.timeZone,
      variables: (name, path) => (name === 'me' ? meOf(viewer, path) : undefined),
    };
    for (const column of fields.keys()) this.remembered.set(column, new Map());
  }

  /** Names of records and people have to be looked up before a batch is parsed. */
  async prepare(rows: readonly SheetRow[]): Promise<void> {
    for (const [column, field] of this.place.fields) {
      const target = this.place.catalog.targetOf(field);
      if (target !== undefined)
        await this.place.references.loadIds(
          target,
          rows.map(({ cells }) => withoutMark(cells[column] ?? '')),
        );
    }
  }

  parse({ line, cells }: SheetRow): ParsedRow {
    const plain = { line, cells, given: nothing, issues: none, creation: notTried };
    if (isBlankRow(cells)) return { ...plain, skip: 'import.blank-line' };
    if (isTotalRow(cells)) return { ...plain, skip: 'import.total-line' };
    const given: Record<string, unknown> = {};
    const issues: CellIssue[] = [];
    for (const [column, field] of this.place.fields) {
      const { value, issue } = this.read(column, field, cells[column] ?? '');
      if (issue)
        issues.push({
          ...issue,
          column,
          details: { ...issue.details, field: field.key, label: field.label },
        });
      else if (value !== null || this.place.emptyClears) given[field.key] = value;
    }
    if (issues.length > 0) return { ...plain, skip: undefined, given, issues };
    return { ...plain, skip: undefined, given, creation: this.newRecord(given) };
  }

  private read(column: number, field: FieldModel, cell: string): Read {
    if (cell === '') return { value: null, issue: undefined };
    const known = this.remembered.get(column);
    const found = known?.get(cell);
    if (found) return found;
    const result = this.place.catalog
      .kindOf(field)
      .behaviour.parseText(withoutMark(cell), field.settings, this.context);
    const read: Read = result.ok
      ? this.present(field, cell, result.value)
      : { value: null, issue: result.issues[0] ?? { code: 'value.not-accepted', at: '' } };
    if (known) {
      if (known.size >= mostRemembered) known.clear();
      known.set(cell, read);
    }
    return read;
  }

  /** What a value points at must have been found; an id that looks like one is not enough. */
  private present(field: FieldModel, cell: string, value: unknown): Read {
    const target = this.place.catalog.targetOf(field);
    const isLost =
      target !== undefined &&
      value !== null &&
      this.place.references.idOf(target, withoutMark(cell)) === undefined;
    return isLost
      ? { value: null, issue: { code: 'record.target-missing', at: '' } }
      : { value, issue: undefined };
  }

  /** The row as a new record: defaults, validation, words to be found by. */
  private newRecord(given: RecordValues): Creation {
    const { catalog, model, viewer } = this.place;
    const withDefaults = applyDefaults(catalog, model.key, {
      ...this.world,
      values: this.place.emptyClears ? filledOnly(given) : given,
    });
    const checked = validateRecord(catalog, model.key, {
      values: withDefaults,
      mode: 'create',
      language: viewer.language,
    });
    if (!checked.ok) return { ok: false, issues: checked.issues.map((issue) => this.placed(issue)) };
    const values = filledOnly(checked.value);
    for (const key of Object.keys(values)) {
      const column = this.shape.column(key);
      // Rows travel from the rehearsal to the table inside PostgreSQL, which knows JSON and no kinds.
      if (column?.toDatabase(values[key]) !== values[key])
        throw bug(`values of ${column?.field.kind ?? key} cannot be imported`);
    }
    return { ok: true, values, search: searchColumns(catalog, model.key, values) };
  }

  private placed(issue: Issue): CellIssue {
    const key = String(issue.details?.['field'] ?? '');
    const column = this.columnOfField.get(key);
    const label = this.place.catalog.field(this.place.model.key, key)?.label;
    return {
      ...issue,
      ...(column === undefined ? {} : { column }),
      details: { ...issue.details, ...(label ? { label } : {}) },
    };
  }
}

const nothing: RecordValues = {};
const none: readonly CellIssue[] = [];
const notTried: Creation = { ok: false, issues: none };

function filledOnly(values: RecordValues): RecordValues {
  const filled: Record<string, unknown> = {};
  for (const key of Object.keys(values))
    if (values[key] !== null && values[key] !== undefined) filled[key] = values[key];
  return filled;
}

function meOf(viewer: Viewer, path: readonly string[]): unknown {
  const [key] = path;
  return key === undefined || key === 'id' ? viewer.userId : key === 'name' ? viewer.name : undefined;
}
