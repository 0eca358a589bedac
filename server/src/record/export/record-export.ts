import {
  checkQuery,
  queryFailure,
  type CompiledQuery,
  type DatabaseRow,
  type Query,
  type Viewer,
} from '@atelier/query';
import { localize } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { EntityStore } from '../../entity/entity-store.ts';
import { entityProblem } from '../../entity/entity-problems.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { compiledOrThrown } from '../compiled-queries.ts';
import { withMark } from '../import/text-mark.ts';
import { RecordReader, type ReadContext } from '../record-reader.ts';
import { csvFile } from './csv-file.ts';
import { exportColumns, type ExportCell, type ExportColumn } from './export-columns.ts';
import { exportProblem } from './export-problems.ts';
import { mostWorkbookRows, workbookFile } from './workbook-file.ts';

export interface ExportRequest {
  readonly entity: string;
  readonly query: Pick<Query, 'select' | 'filter' | 'search' | 'sort' | 'deleted'>;
  readonly format: 'csv' | 'xlsx';
  readonly encoding?: 'utf-8' | 'gb18030' | undefined;
}

export interface ExportedFile {
  readonly file: Readable;
  readonly name: string;
  readonly type: string;
}

/** More rows than any table has: an export has no pages. */
const allRows = 1_000_000_000;

/** What a list shows, as a file: the same fields, rows and order, under the right to export. */
@Injectable()
export class RecordExport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async open(request: ExportRequest, viewer: Viewer): Promise<ExportedFile> {
    const { entity, format } = request;
    const catalog = this.entities.catalog();
    const model = catalog.entity(entity);
    if (!model) throw entityProblem('entity.missing', { details: { entity } });
    const compiled = this.compile(request, { viewer, action: 'export' });
    const columns = exportColumns(compiled.columns, {
      catalog,
      entity,
      language: viewer.language,
      timeZone: viewer.timeZone,
    });
    const name = `${localize(model.label, viewer.language)} ${this.clock.now().toISOString().slice(0, 10)}.${format}`;
    if (format === 'csv') {
      const { encoding = 'utf-8' } = request;
      return {
        file: csvFile(this.csvRows(compiled, columns), { encoding }),
        name,
        type: `text/csv; charset=${encoding}`,
      };
    }
    await this.requireRoom(compiled);
    const headings = columns.map(({ heading }) => heading);
    const file = workbookFile({
      sheet: localize(model.label, viewer.language),
      headings,
      batches: this.cells(compiled, columns),
    });
    return { file, name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
  }

  private compile({ entity, query, format }: ExportRequest, context: ReadContext): CompiledQuery {
    const select = query.select ?? this.ownFields(entity, context.viewer);
    const checked = checkQuery({ ...query, entity, select, ...(format === 'xlsx' ? { count: true } : {}) });
    if (!checked.ok) throw queryFailure(checked.issues);
    const named = this.reader.withTitles(checked.value, context);
    return compiledOrThrown({ ...named, page: { size: allRows } }, this.reader.contextOf(context));
  }

  private ownFields(entity: string, viewer: Viewer): string[] {
    const { catalog, policy } = this.reader.contextOf({ viewer });
    return (catalog.entity(entity)?.fields ?? [])
      .map(({ key }) => key)
      .filter((key) => policy.fieldRight(entity, key, 'export') !== 'none');
  }

  private async requireRoom({ countStatement }: CompiledQuery): Promise<void> {
    const [row] = countStatement
      ? await this.database.reports.query<{ count: string }>(countStatement.text, countStatement.values)
      : [];
    const count = Number(row?.count ?? 0);
    if (count > mostWorkbookRows)
      throw exportProblem('export.too-many-rows', { details: { count, limit: mostWorkbookRows } });
  }

  private async *csvRows(
    compiled: CompiledQuery,
    columns: readonly ExportColumn[],
  ): AsyncGenerator<string[][]> {
    yield [columns.map(({ heading }) => withMark(heading))];
    for await (const rows of this.cells(compiled, columns)) yield rows.map((row) => row.map(csvText));
  }

  private async *cells(
    compiled: CompiledQuery,
    columns: readonly ExportColumn[],
  ): AsyncGenerator<ExportCell[][]> {
    for await (const rows of this.database.reports.batches<DatabaseRow>(compiled.statement, 500)) {
      const page = compiled.readPage(rows);
      yield page.rows.map((row) => columns.map((column) => column.cell(row, page.titles)));
    }
  }
}

function csvText(cell: ExportCell): string {
  if (cell.kind === 'empty') return '';
  return cell.kind === 'text' ? withMark(cell.text) : cell.text;
}
