import { queryMessages } from '@atelier/query';
import { Global, Inject, Module } from '@nestjs/common';
import { Texts } from '../platform/text/texts.ts';
import { BulkWrites } from './bulk-writes.ts';
import { exportProblems } from './export/export-problems.ts';
import { ExportController } from './export/export.controller.ts';
import { RecordExport } from './export/record-export.ts';
import { CommitRunner } from './import/commit-runner.ts';
import { ImportFiles } from './import/import-files.ts';
import { ImportJobs } from './import/import-jobs.ts';
import { ImportLimits } from './import/import-limits.ts';
import { importProblems } from './import/import-problems.ts';
import { ImportService } from './import/import-service.ts';
import { ImportController } from './import/import.controller.ts';
import { RehearsalRunner } from './import/rehearsal-runner.ts';
import { RecordChoices } from './record-choices.ts';
import { RecordHistory } from './record-history.ts';
import { recordProblems } from './record-problems.ts';
import { RecordReader } from './record-reader.ts';
import { RecordStore } from './record-store.ts';
import { RecordUndo } from './record-undo.ts';
import { RecordController } from './record.controller.ts';
import { UniqueConflicts } from './unique-conflicts.ts';
import { ViewDependents } from './view/view-dependents.ts';
import { viewProblems } from './view/view-problems.ts';
import { ViewStore } from './view/view-store.ts';
import { ViewController } from './view/view.controller.ts';
import { WriteSessions } from './write/write-session.ts';
import { WrittenAnswers } from './written-answers.ts';

@Global()
@Module({
  controllers: [RecordController, ViewController, ImportController, ExportController],
  providers: [
    BulkWrites,
    CommitRunner,
    ImportFiles,
    ImportJobs,
    { provide: ImportLimits, useFactory: () => new ImportLimits() },
    ImportService,
    RecordExport,
    RehearsalRunner,
    RecordChoices,
    RecordHistory,
    RecordReader,
    RecordStore,
    RecordUndo,
    UniqueConflicts,
    ViewDependents,
    ViewStore,
    WriteSessions,
    WrittenAnswers,
  ],
  exports: [RecordChoices, RecordReader, RecordStore, RecordUndo, ViewStore, WriteSessions],
})
export class RecordModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(queryMessages, recordProblems, viewProblems, importProblems, exportProblems);
  }
}
