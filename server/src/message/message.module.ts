import { Inject, Module } from '@nestjs/common';
import { FlowModule } from '../flow/flow.module.ts';
import { Texts } from '../platform/text/texts.ts';
import { RecordModule } from '../record/record.module.ts';
import { MessageController } from './message.controller.ts';
import { MessageEffects } from './message-effects.ts';
import { messageProblems } from './message-problems.ts';
import { NoticeStore } from './notice-store.ts';
import { TaskStore } from './task-store.ts';

/** Tasks and notices: what reaches people. */
@Module({
  imports: [FlowModule, RecordModule],
  controllers: [MessageController],
  providers: [MessageEffects, NoticeStore, TaskStore],
})
export class MessageModule {
  constructor(@Inject(Texts) texts: Texts) {
    texts.add(messageProblems);
  }
}
