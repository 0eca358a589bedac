import {
  completeTask,
  listNotices,
  listTasks,
  readInbox,
  readNotices,
  reopenTask,
  type InputOf,
} from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Inject } from '@nestjs/common';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentViewer } from '../platform/http/viewer.ts';
import { NoticeStore } from './notice-store.ts';
import { TaskStore } from './task-store.ts';

@Controller()
export class MessageController {
  constructor(
    @Inject(TaskStore) private readonly tasks: TaskStore,
    @Inject(NoticeStore) private readonly notices: NoticeStore,
  ) {}

  @Route(listTasks)
  listTasks(@Input() { search }: InputOf<typeof listTasks>, @CurrentViewer() viewer: Viewer) {
    return this.tasks.list(search, viewer);
  }

  @Route(completeTask)
  complete(@Input() { params, body }: InputOf<typeof completeTask>, @CurrentViewer() viewer: Viewer) {
    return this.tasks.complete(params.task, body.comment, viewer);
  }

  @Route(reopenTask)
  reopen(@Input() { params }: InputOf<typeof reopenTask>, @CurrentViewer() viewer: Viewer) {
    return this.tasks.reopen(params.task, viewer);
  }

  @Route(listNotices)
  listNotices(@Input() { search }: InputOf<typeof listNotices>, @CurrentViewer() viewer: Viewer) {
    return this.notices.list(search, viewer);
  }

  @Route(readNotices)
  markRead(@Input() { body }: InputOf<typeof readNotices>, @CurrentViewer() viewer: Viewer) {
    return this.notices.markRead(body.ids, viewer);
  }

  @Route(readInbox)
  inbox(@CurrentViewer() viewer: Viewer) {
    return this.tasks.counts(viewer);
  }
}
