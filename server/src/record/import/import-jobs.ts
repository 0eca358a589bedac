import { isProblem } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Callers } from '../../access/callers.ts';
import { Database } from '../../platform/database/database.ts';
import { JobQueue } from '../../platform/jobs/job-queue.ts';
import { LongJobs, type LongJob } from '../../platform/jobs/long-jobs.ts';
import { defineTask } from '../../platform/jobs/task.ts';
import { problemOf } from '../../platform/http/problem-of.ts';
import { RecordUndo } from '../record-undo.ts';
import { recordProblem } from '../record-problems.ts';
import { CommitRunner } from './commit-runner.ts';
import { ImportFiles } from './import-files.ts';
import { changeImport, readImport, type ImportRecord, type ImportState } from './import-record.ts';
import { RehearsalRunner, type RunWatch } from './rehearsal-runner.ts';
import { dropStaging } from './staging-table.ts';

/** The long steps of an import. Names are stored with waiting jobs and never change. */
export const importJobs = {
  rehearse: 'import.rehearse',
  commit: 'import.commit',
  undo: 'import.undo',
} as const;

interface ImportPayload {
  readonly id: string;
}

const clean = defineTask<Record<string, never>>('record.clean-imports');

/** Days for which rejected rows can be looked at and an unfinished import be taken up again. */
const keptDays = 14;

/** Does the long steps in the background, and puts away what nobody needs any more. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LongJobs) private readonly jobs: LongJobs,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(RehearsalRunner) private readonly rehearsals: RehearsalRunner,
    @Inject(CommitRunner) private readonly commits: CommitRunner,
    @Inject(RecordUndo) private readonly undoing: RecordUndo,
    @Inject(ImportFiles) private readonly files: ImportFiles,
  ) {}

  onModuleInit(): void {
    this.define(importJobs.rehearse, 'recognized', async (record, viewer, watch) => {
      const { rehearsal } = await this.rehearsals.run(record, viewer, watch);
      await changeImport(this.database, record.id, { state: 'rehearsed', rehearsal });
      return undefined;
    });
    this.define(importJobs.commit, 'failed', async (record, viewer, watch) => {
      // The rows and the state commit together: this attempt comes after one that was not heard of.
      if (record.state === 'done') return record.result;
      return this.commits.run(record, viewer, watch);
    });
    this.define(importJobs.undo, 'done', async (record, viewer, watch, jobId) => {
      const answer = await this.undoing.cause({ kind: 'import', id: record.id, undo: jobId }, viewer, watch);
      await changeImport(this.database, record.id, { state: 'undone' });
      return answer;
    });
    this.queue.handle(clean, () => this.clean());
    this.queue.schedule(clean, '17 3 * * *');
  }

  private define(
    kind: string,
    otherwise: ImportState,
    work: (record: ImportRecord, viewer: Viewer, watch: RunWatch, jobId: string) => Promise<unknown>,
  ): void {
    this.jobs.define<ImportPayload>(kind, async (job: LongJob<ImportPayload>) => {
      const viewer = job.userId === undefined ? undefined : await this.callers.viewerOf(job.userId);
      if (!viewer) throw recordProblem('record.denied');
      const record = await readImport(this.database, job.payload.id, viewer);
      try {
        return await work(record, viewer, { signal: job.signal, progress: job.progress }, job.id);
      } catch (error) {
        // Somebody else goes on with it; only what failed for good is told.
        const goesOn = job.signal.aborted || problemOf(error).kind === 'unavailable';
        if (!goesOn || isProblem(error, 'job.gave-up'))
          await changeImport(this.database, record.id, { state: otherwise });
        throw error;
      }
    });
  }

  private async clean(): Promise<void> {
    const old = await this.database.query<{ id: string; state: ImportState }>(
      `SELECT id, state FROM atelier.import WHERE updated_at < now() - make_interval(days => $1) AND state NOT IN ('rehearsing', 'committing', 'undoing')`,
      [keptDays],
    );
    for (const { id, state } of old) {
      await this.database.transaction(async (tx) => {
        await dropStaging(tx, id);
        if (state !== 'done' && state !== 'undone')
          await tx.query('DELETE FROM atelier.import WHERE id = $1', [id]);
      });
      await this.files.remove(id);
    }
    await this.database.query(`DELETE FROM atelier.record_submission WHERE at < now() - interval '2 days'`);
  }
}
