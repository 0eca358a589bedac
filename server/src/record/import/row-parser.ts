import { applyDefaults, validateRecord, type Catalog, type EntityModel, type FieldModel, type ParseContext, type RecordValues } from '@atelier/entity';
import { searchColumns, type Viewer } from '@atelier/query';
import type { Issue } from '@atelier/problem';
import { References } from '../../entity/references.ts';
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
  /** Columns of a new record, search columns among them. */
  readonly row: Readonly<Record<string, unknown>> | undefined;
  /** All values of a new record, for its history. */
  readonly complete: RecordValues;
  /** What stands against the row in any case, and what stands only against a new record. */
  readonly issues: readonly CellIssue[];
  readonly creationIssues: readonly CellIssue[];
}

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

const mostRemembered = 20_000;

/** Cells → values. Texts repeat (cities, sources, dates), so what was read once is remembered. */
export class RowParser {
  private readonly shape: RowShape;
  private readonly context: ParseContext;
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
    for (const column of fields.keys()) this.remembered.set(column, new Map());
  }

  /** Names of records and people have to be looked up before a batch is parsed. */
  async prepare(rows: readonly SheetRow[]): Promise<void> {
    for (const [column, field] of this.place.fields) {
      const target = this.place.catalog.targetOf(field);
      if (target !== undefined) await this.place.references.loadIds(target, rows.map(({ cells }) => withoutMark(cells[column] ?? '')));
    }
  }

  parse({ line, cells }: SheetRow): ParsedRow {
    const plain = { line, cells, given: {}, row: undefined, complete: {}, issues: [], creationIssues: [] };
    if (isBlankRow(cells)) return { ...plain, skip: 'import.blank-line' };
    if (isTotalRow(cells)) return { ...plain, skip: 'import.total-line' };
    const given: Record<string, unknown> = {};
    const issues: CellIssue[] = [];
    for (const [column, field] of this.place.fields) {
      const { value, issue } = this.read(column, field, cells[column] ?? '');
      if (issue) issues.push({ ...issue, column, details: { ...issue.details, field: field.key, label: field.label } });
      else if (value !== null || this.place.emptyClears) given[field.key] = value;
    }
    if (issues.length > 0) return { ...plain, skip: undefined, given, issues };
    return { ...plain, skip: undefined, given, ...this.newRecord(given) };
  }

  private read(column: number, field: FieldModel, cell: string): Read {
    if (cell === '') return { value: null, issue: undefined };
    const known = this.remembered.get(column);
    const found = known?.get(cell);
    if (found) return found;
    const result = this.place.catalog.kindOf(field).behaviour.parseText(withoutMark(cell), field.settings, this.context);
    const read: Read = result.ok ? this.present(field, cell, result.value) : { value: null, issue: result.issues[0] ?? { code: 'value.not-accepted', at: '' } };
    if (known) {
      if (known.size >= mostRemembered) known.clear();
      known.set(cell, read);
    }
    return read;
  }

  /** What a value points at must have been found; an id that looks like one is not enough. */
  private present(field: FieldModel, cell: string, value: unknown): Read {
    const target = this.place.catalog.targetOf(field);
    const isLost = target !== undefined && value !== null && this.place.references.idOf(target, withoutMark(cell)) === undefined;
    return isLost ? { value: null, issue: { code: 'record.target-missing', at: '' } } : { value, issue: undefined };
  }

  /** The row as a new record: defaults, validation, columns. */
  private newRecord(given: RecordValues): Pick<ParsedRow, 'row' | 'complete' | 'creationIssues'> {
    const { catalog, model, viewer, now } = this.place;
    const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const withDefaults = applyDefaults(catalog, model.key, {
      values: filled,
      now,
      timeZone: viewer.timeZone,
      variables: (name, path) => (name === 'me' ? (path.length === 0 ? viewer.userId : path[0] === 'name' ? viewer.name : undefined) : undefined),
    });
    const checked = validateRecord(catalog, model.key, { values: withDefaults, mode: 'create', language: viewer.language });
    if (!checked.ok) return { row: undefined, complete: {}, creationIssues: checked.issues.map((issue) => this.placed(issue)) };
    const values = checked.value;
    const row: Record<string, unknown> = {};
    for (const column of this.shape.columns) {
      const value = values[column.field.key];
      if (value !== undefined && value !== null) row[column.name] = column.toDatabase(value);
    }
    const { text, tokens } = searchColumns(catalog, model.key, values);
    row['search_text'] = text;
    row['search_tokens'] = tokens;
    return { row, complete: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)), creationIssues: [] };
  }

  private placed(issue: Issue): CellIssue {
    const key = String(issue.details?.['field'] ?? '');
    const column = this.columnOfField.get(key);
    const label = this.place.catalog.field(this.place.model.key, key)?.label;
    return { ...issue, ...(column === undefined ? {} : { column }), details: { ...issue.details, ...(label ? { label } : {}) } };
  }
}
