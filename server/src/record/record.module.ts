import { queryMessages } from '@atelier/query';
import { Global, Inject, Module } from '@nestjs/common';
import { Texts } from '../platform/text/texts.ts';
import { BulkWrites } from './bulk-writes.ts';
import { RecordChoices } from './record-choices.ts';
import { RecordHistory } from './record-history.ts';
import { recordProblems } from './record-problems.ts';
import { RecordReader } from './record-reader.ts';
import { RecordStore } from './record-store.ts';
import { RecordUndo } from './record-undo.ts';
import { RecordController } from './record.controller.ts';
import { UniqueConflicts } from './unique-conflicts.ts';
import { WriteSessions } from './write/write-session.ts';
import { WrittenAnswers } from './written-answers.ts';

@Global()
@Module({
  controllers: [RecordController],
  providers: [BulkWrites, RecordChoices, RecordHistory, RecordReader, RecordStore, RecordUndo, UniqueConflicts, WriteSessions, WrittenAnswers],
  exports: [RecordChoices, RecordReader, RecordStore, RecordUndo, WriteSessions],
})
export class RecordModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(queryMessages, recordProblems);
  }
}
