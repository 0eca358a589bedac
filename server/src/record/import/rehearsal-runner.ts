import type { Rehearsal } from '@atelier/api';
import type { Catalog, EntityModel } from '@atelier/entity';
import { parameter, sql, type SqlFragment } from '@atelier/expression';
import type { Viewer, QueryContext } from '@atelier/query';
import { compilePredicate, resolvePolicy } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityDesigner } from '../../entity/entity-designer.ts';
import { EntityStore } from '../../entity/entity-store.ts';
import { References } from '../../entity/references.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Texts } from '../../platform/text/texts.ts';
import { editedValues } from '../write/prepare-values.ts';
import { changedKeys, readRecords } from '../write/record-writer.ts';
import { rowShapeOf, type RowColumn } from '../write/row-shape.ts';
import { importProblem } from './import-problems.ts';
import { ImportFiles } from './import-files.ts';
import { modelOf } from './import-plan.ts';
import type { ImportRecord } from './import-record.ts';
import { catalogWith, mappedFields, withNewOptions } from './future-model.ts';
import { matchRows } from './match-rows.ts';
import { RowParser, type ParsedRow } from './row-parser.ts';
import type { SheetRow } from './sheet-row.ts';
import {
  countStaged,
  createStaging,
  indexStaging,
  markRows,
  readStaged,
  stagedReasons,
  stageRows,
  type RowMark,
} from './staging-table.ts';

export interface RunWatch {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** What a rehearsal found out, and the entity it was for. */
export interface Rehearsed {
  readonly rehearsal: Rehearsal;
  readonly model: EntityModel;
}

/** Small enough that what is made for a batch is gone with the next young collection. */
const batchSize = 200;

/** Tries an import: reads the whole file, works out every row, changes no record. */
@Injectable()
export class RehearsalRunner {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(EntityDesigner) private readonly designer: EntityDesigner,
    @Inject(ImportFiles) private readonly files: ImportFiles,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  async run(record: ImportRecord, viewer: Viewer, watch: RunWatch): Promise<Rehearsed> {
    const published = await this.entities.currentCatalog();
    const model = await this.futureModel(record, viewer, published);
    const catalog = catalogWith(published, model);
    await this.stage(record, { model, catalog, viewer, watch });
    await this.database.transaction((tx) => this.match(tx, { record, model, catalog, viewer }));
    const plan = await this.designer.planModel(model, viewer.language);
    const counts = await countStaged(this.database, record.id);
    if (counts.rows === 0) throw importProblem('import.no-rows');
    const reasons = await stagedReasons(this.database, record.id);
    const fields = mappedFields(model, record.settings.mapping, catalog);
    return {
      model,
      rehearsal: {
        ...counts,
        reasons: reasons.map(({ code, column, count, issue, example }) => {
          const field = column === null ? undefined : fields.get(column);
          return {
            code,
            ...(field ? { field: field.key } : {}),
            count,
            message: this.texts.textOf(issue, viewer.language),
            ...(example === null ? {} : { example: example.slice(0, 200) }),
          };
        }),
        ...(plan.steps.length > 0 ? { plan } : {}),
      },
    };
  }

  /** Matching alone: right before the rows go in, on what is there by then. */
  async match(
    tx: Transaction,
    place: { record: ImportRecord; model: EntityModel; catalog: Catalog; viewer: Viewer },
  ): Promise<void> {
    const { record, model, catalog, viewer } = place;
    const published = this.entities.catalog();
    const context = this.contextOf(published, viewer);
    await matchRows({
      tx,
      id: record.id,
      model,
      catalog,
      published: published.entity(model.key),
      context,
      settings: record.settings,
    });
    if (record.settings.update && published.entity(model.key))
      await this.judgeUpdates(tx, record, published, viewer);
  }

  /** The entity as it will be: new fields, and the options that the file needs. */
  async futureModel(record: ImportRecord, viewer: Viewer, published: Catalog): Promise<EntityModel> {
    const model = modelOf(record, published);
    if (!record.settings.addOptions) return model;
    const { format } = record.settings;
    return withNewOptions(model, record.settings.mapping, {
      catalog: catalogWith(published, model),
      rows: this.files.rows(record.id, format),
      headerLine: format.headerLine,
      context: { language: viewer.language, timeZone: viewer.timeZone, dayFirst: format.dayFirst },
    });
  }

  private async stage(
    record: ImportRecord,
    place: { model: EntityModel; catalog: Catalog; viewer: Viewer; watch: RunWatch },
  ): Promise<void> {
    const { model, catalog, viewer, watch } = place;
    const { format, emptyClears, match } = record.settings;
    const context = this.contextOf(this.entities.catalog(), viewer);
    const references = new References(this.database, {
      catalog,
      language: viewer.language,
      ...(viewer.unrestricted ? {} : { visible: (target: string) => visibleRecords(context, target) }),
    });
    const fields = mappedFields(model, record.settings.mapping, catalog);
    const now = this.clock.now().toISOString();
    const parser = new RowParser({
      catalog,
      model,
      fields,
      viewer,
      now,
      dayFirst: format.dayFirst,
      emptyClears,
      references,
    });
    const matchColumn = match === undefined ? undefined : rowShapeOf(catalog, model.key).column(match);
    await createStaging(this.database, record.id);
    let done = 0;
    let characters = 0;
    let writing: Promise<void> = Promise.resolve();
    const flush = async (rows: readonly SheetRow[]): Promise<void> => {
      if (watch.signal.aborted) throw importProblem('import.broken-off');
      await parser.prepare(rows);
      const parsed = rows.map((row) => parser.parse(row));
      const staged = parsed.map((row) => ({ ...row, match: matchText(row, matchColumn) }));
      // The next rows are read and parsed while PostgreSQL takes these.
      await writing;
      writing = stageRows(this.database, record.id, { rows: staged, keepGiven: record.settings.update });
      writing.catch(() => undefined);
      done += rows.length;
      characters += rows.reduce(
        (sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length + 1, 0),
        0,
      );
      watch.progress(
        done,
        Math.max(done, Math.round((done / characters) * record.bytes * charactersPerByte(format.encoding))),
      );
    };
    let waiting: SheetRow[] = [];
    for await (const batch of this.files.rows(record.id, format)) {
      for (const row of batch) if (row.line > format.headerLine) waiting.push(row);
      if (waiting.length < batchSize) continue;
      await flush(waiting);
      waiting = [];
    }
    if (waiting.length > 0) await flush(waiting);
    await writing;
    await indexStaging(this.database, record.id);
  }

  /** Rows that mean a record: does it differ at all, and may it become what the row says? */
  private async judgeUpdates(
    tx: Transaction,
    record: ImportRecord,
    catalog: Catalog,
    viewer: Viewer,
  ): Promise<void> {
    const shape = rowShapeOf(catalog, record.entity);
    const policy = resolvePolicy(viewer, catalog);
    const values = { catalog, policy, viewer, entity: record.entity, now: this.clock.now().toISOString() };
    let after = 0;
    for (;;) {
      const rows = await readStaged(tx, record.id, { outcome: 'update', after, size: 1000 });
      if (rows.length === 0) return;
      after = rows.at(-1)?.line ?? after;
      const known = await readRecords(
        { run: tx, shape },
        rows.flatMap(({ record_id: id }) => id ?? []),
        false,
      );
      await markRows(
        tx,
        record.id,
        rows.flatMap((row): RowMark[] => {
          const before = known.get(row.record_id ?? '');
          const given = Object.fromEntries(
            Object.entries(row.given ?? {}).filter(([key]) => shape.column(key) !== undefined),
          );
          const edited = editedValues(values, given);
          if (edited.issues.length > 0) return [{ line: row.line, outcome: 'reject', issues: edited.issues }];
          const isNew = Object.entries(row.given ?? {}).some(
            ([key, value]) => shape.column(key) === undefined && value !== null,
          );
          const isSame =
            before !== undefined && !isNew && changedKeys(before.values, edited.values).length === 0;
          return isSame ? [{ line: row.line, outcome: 'unchanged' }] : [];
        }),
      );
    }
  }

  private contextOf(catalog: Catalog, viewer: Viewer): QueryContext {
    return { catalog, policy: resolvePolicy(viewer, catalog), viewer, now: this.clock.now().toISOString() };
  }
}

function matchText(row: ParsedRow, column: RowColumn | undefined): string | null {
  const value = column && row.given[column.field.key];
  return value === undefined || value === null || !column ? null : String(column.toDatabase(value));
}

/** Enough for a bar that moves: how many characters a byte of a sheet is, about. */
function charactersPerByte(encoding: string | undefined): number {
  return encoding === 'utf-8'
    ? 0.6
    : encoding === 'gb18030'
      ? 0.75
      : encoding?.startsWith('utf-16')
        ? 0.5
        : 1;
}

function visibleRecords(context: QueryContext, target: string): SqlFragment {
  if (target === 'user') return sql`true`;
  const predicate = compilePredicate({ entity: target, alias: 't' }, context);
  return predicate.ok ? predicate.value : sql`${parameter(false, 'boolean')}`;
}
