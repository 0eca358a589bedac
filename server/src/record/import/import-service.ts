import type { Import, ImportFormat, ImportRow, ImportSettings } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import type { Localized, Language } from '@atelier/problem';
import { resolvePolicy, type Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { uuidv7 } from 'uuidv7';
import { EntityStore } from '../../entity/entity-store.ts';
import { References } from '../../entity/references.ts';
import { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { jobAnswer } from '../../platform/jobs/job.controller.ts';
import { LongJobs } from '../../platform/jobs/long-jobs.ts';
import { Texts } from '../../platform/text/texts.ts';
import { importProblem } from './import-problems.ts';
import { ImportFiles } from './import-files.ts';
import { importJobs } from './import-jobs.ts';
import { checkSettings, missingRequired, modelOf, requireImport } from './import-plan.ts';
import {
  changeImport,
  earlierImport,
  insertImport,
  listImports,
  readImport,
  type ImportRecord,
  type ImportState,
} from './import-record.ts';
import { catalogWith, mappedFields } from './future-model.ts';
import { foundedEntity, proposeSettings } from './propose-mapping.ts';
import { rejectedFile } from './rejected-file.ts';
import { skimFile, skimNewFile, type SkimmedFile } from './skim-file.ts';
import { dropStaging, hasStaging, readStaged, type StagedRow } from './staging-table.ts';

export interface Upload {
  readonly entity?: string | undefined;
  readonly newEntity?: string | undefined;
  readonly fileName: string;
  readonly stream: Readable;
  readonly length: number | undefined;
}

/** The steps of an import, as a person takes them. */
@Injectable()
export class ImportService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(ImportFiles) private readonly files: ImportFiles,
    @Inject(LongJobs) private readonly jobs: LongJobs,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  async upload(upload: Upload, caller: Caller): Promise<Import> {
    const { viewer } = caller;
    const catalog = this.entities.catalog();
    if (upload.entity === undefined && upload.newEntity === undefined)
      throw importProblem('import.no-target');
    if (upload.entity !== undefined)
      requireImport(resolvePolicy(viewer, catalog), catalog, upload.entity, false);
    else if (!mayDesign(caller))
      throw importProblem('import.denied', { issues: [{ code: 'import.design-needed', at: '/newEntity' }] });
    const id = uuidv7();
    const received = await this.files.receive(id, upload);
    try {
      const skimmed = await skimNewFile(this.files, id, received);
      const proposal = this.proposal(skimmed, { entity: upload.entity, label: upload.newEntity }, caller);
      await insertImport(this.database, {
        id,
        fileName: upload.fileName,
        bytes: received.bytes,
        sha256: received.sha256,
        sheets: received.sheets,
        createdBy: viewer.userId,
        ...proposal,
      });
    } catch (error) {
      await this.files.remove(id);
      throw error;
    }
    return this.read(id, viewer);
  }

  async list(entity: string | undefined, viewer: Viewer): Promise<Import[]> {
    const records = await listImports(this.database, { userId: viewer.userId, entity });
    return Promise.all(records.map((record) => this.answer(record, viewer)));
  }

  async read(id: string, viewer: Viewer): Promise<Import> {
    return this.answer(await readImport(this.database, id, viewer), viewer);
  }

  /** Reads the file in another way, and proposes anew. */
  async reread(id: string, format: ImportFormat, caller: Caller): Promise<Import> {
    const record = await readImport(this.database, id, caller.viewer);
    requireState(record, ['recognized', 'rehearsed', 'failed']);
    const skimmed = await skimFile(this.files, id, { ...format, kind: record.settings.format.kind });
    const founds = record.newEntity && !this.entities.catalog().entity(record.entity);
    const proposal = this.proposal(
      skimmed,
      founds
        ? { label: record.newEntity?.label.zh || record.newEntity?.label.en, key: record.entity }
        : { entity: record.entity },
      caller,
    );
    await changeImport(this.database, id, {
      state: 'recognized',
      columns: proposal.columns,
      settings: proposal.settings,
      rehearsal: null,
      ...(proposal.newEntity ? { newEntity: proposal.newEntity } : {}),
    });
    return this.read(id, caller.viewer);
  }

  async rehearse(id: string, settings: ImportSettings, caller: Caller): Promise<Import> {
    const { viewer } = caller;
    await this.database.transaction(async (tx) => {
      const record = await readImport(tx, id, viewer, true);
      requireState(record, ['recognized', 'rehearsed', 'failed']);
      const catalog = this.entities.catalog();
      const policy = resolvePolicy(viewer, catalog);
      if (catalog.entity(record.entity)) requireImport(policy, catalog, record.entity, settings.update);
      const kept = { ...settings, format: { ...settings.format, kind: record.settings.format.kind } };
      checkSettings(kept, { record, catalog, policy, mayDesign: mayDesign(caller) });
      await changeImport(tx, id, { state: 'rehearsing', settings: kept, rehearsal: null });
      await this.startJob(tx, importJobs.rehearse, id, viewer);
    });
    return this.read(id, viewer);
  }

  async commit(id: string, caller: Caller): Promise<Import> {
    const { viewer } = caller;
    await this.database.transaction(async (tx) => {
      const record = await readImport(tx, id, viewer, true);
      requireState(record, ['rehearsed']);
      if (record.rehearsal?.plan && !mayDesign(caller))
        throw importProblem('import.denied', { issues: [{ code: 'import.design-needed', at: '' }] });
      if (record.rehearsal?.plan?.publishable === false)
        throw importProblem('import.settings-invalid', { issues: record.rehearsal.plan.issues });
      await changeImport(tx, id, { state: 'committing' });
      await this.startJob(tx, importJobs.commit, id, viewer);
    });
    return this.read(id, viewer);
  }

  async undo(id: string, viewer: Viewer): Promise<Import> {
    await this.database.transaction(async (tx) => {
      requireState(await readImport(tx, id, viewer, true), ['done']);
      await changeImport(tx, id, { state: 'undoing' });
      await this.startJob(tx, importJobs.undo, id, viewer);
    });
    return this.read(id, viewer);
  }

  async discard(id: string, viewer: Viewer): Promise<void> {
    await this.database.transaction(async (tx) => {
      requireState(await readImport(tx, id, viewer, true), ['recognized', 'rehearsed', 'failed']);
      await dropStaging(tx, id);
      await tx.query('DELETE FROM atelier.import WHERE id = $1', [id]);
    });
    await this.files.remove(id);
  }

  async rows(
    id: string,
    page: { outcome?: string; after?: number; size?: number },
    viewer: Viewer,
  ): Promise<{ rows: ImportRow[]; next?: string }> {
    const record = await readImport(this.database, id, viewer);
    if (!(await hasStaging(this.database, id))) return { rows: [] };
    const size = page.size ?? 50;
    const staged = await readStaged(this.database, id, {
      outcome: page.outcome,
      after: page.after ?? 0,
      size: size + 1,
    });
    const shown = staged.slice(0, size);
    const catalog = catalogWith(this.entities.catalog(), modelOf(record, this.entities.catalog()));
    const fields = [...mappedFields(modelOf(record, catalog), record.settings.mapping, catalog).values()];
    const references = new References(this.database, { catalog, language: viewer.language });
    for (const field of fields) {
      const target = catalog.targetOf(field);
      if (target !== undefined)
        await references.loadTitles(
          target,
          shown.map((row) => shownValues(row)[field.key]).filter((value) => typeof value === 'string'),
        );
    }
    const format = {
      language: viewer.language,
      timeZone: viewer.timeZone,
      title: (target: string, title: string) => references.titleOf(target, title),
    };
    const rows = shown.map((row): ImportRow => ({
      line: row.line,
      outcome: row.outcome,
      cells: row.cells,
      values: Object.fromEntries(
        fields.flatMap((field) => {
          const value = shownValues(row)[field.key];
          return value === null || value === undefined
            ? []
            : [
                [
                  field.key,
                  catalog.kindOf(field).behaviour.formatText(value, field.settings, format),
                ] as const,
              ];
        }),
      ),
      issues: (row.issues ?? []).map((issue) => ({
        ...issue,
        details: { ...issue.details },
        message: this.texts.textOf(issue, viewer.language),
      })),
      ...(row.record_id !== null && row.outcome !== 'create' ? { record: row.record_id } : {}),
    }));
    const last = shown.at(-1);
    return { rows, ...(staged.length > size && last ? { next: String(last.line) } : {}) };
  }

  async rejected(id: string, viewer: Viewer): Promise<{ file: Readable; name: string }> {
    const record = await readImport(this.database, id, viewer);
    if (!(await hasStaging(this.database, id))) throw importProblem('import.wrong-state');
    const file = rejectedFile(record, {
      database: this.database,
      texts: this.texts,
      language: viewer.language,
    });
    return { file, name: rejectedName(record.fileName, viewer.language) };
  }

  private async startJob(tx: Transaction, kind: string, id: string, viewer: Viewer): Promise<void> {
    const job = await this.jobs.start(tx, { kind, payload: { id }, userId: viewer.userId });
    await changeImport(tx, id, { jobId: job.id });
  }

  private proposal(
    skimmed: SkimmedFile,
    target: { entity?: string | undefined; label?: string | undefined; key?: string },
    caller: Caller,
  ): Pick<ImportRecord, 'entity' | 'newEntity' | 'columns' | 'settings'> {
    const catalog = this.entities.catalog();
    const settings = proposeSettings(skimmed, {
      catalog,
      policy: resolvePolicy(caller.viewer, catalog),
      entity: target.entity,
      mayDesign: mayDesign(caller),
    });
    const columns = skimmed.columns.map(({ cells: _cells, ...column }) => column);
    if (target.entity !== undefined)
      return { entity: target.entity, newEntity: undefined, columns, settings };
    const newEntity = foundedEntity(target.label ?? '', settings.mapping, catalog, target.key);
    return { entity: newEntity.key, newEntity, columns, settings };
  }

  private async answer(record: ImportRecord, viewer: Viewer): Promise<Import> {
    const catalog = this.entities.catalog();
    const earlier = await earlierImport(this.database, record);
    const job =
      record.jobId === undefined
        ? undefined
        : await this.jobs.find(record.jobId, { userId: viewer.userId, everyone: viewer.unrestricted });
    const {
      id,
      fileName,
      bytes,
      entity,
      newEntity,
      state,
      sheets,
      columns,
      settings,
      rehearsal,
      result,
      createdAt,
      createdBy,
    } = record;
    return {
      id,
      fileName,
      bytes,
      entity,
      ...(newEntity && !catalog.entity(entity) ? { newEntity } : {}),
      state,
      sheets: [...sheets],
      columns: [...columns],
      settings,
      missingRequired: missingRequired(record, catalog),
      ...(rehearsal ? { rehearsal } : {}),
      ...(result ? { result } : {}),
      ...(earlier ? { earlier } : {}),
      ...(job ? { job: jobAnswer(job, this.texts, viewer.language) } : {}),
      createdAt,
      createdBy,
    };
  }
}

/** A new record with its defaults, else what the cells say. */
function shownValues({ outcome, given, complete }: StagedRow): RecordValues {
  return (outcome === 'create' ? complete : given) ?? complete ?? {};
}

function requireState({ state }: ImportRecord, states: readonly ImportState[]): void {
  if (!states.includes(state)) throw importProblem('import.wrong-state', { details: { state } });
}

function mayDesign({ viewer, permissions }: Caller): boolean {
  return viewer.unrestricted || permissions.has('entity:design');
}

const rejectedSuffix: Localized = { zh: '未导入', en: 'not imported' };

function rejectedName(fileName: string, language: Language): string {
  return `${fileName.replace(/\.[a-zA-Z]{2,5}$/, '')} (${rejectedSuffix[language]}).csv`;
}
