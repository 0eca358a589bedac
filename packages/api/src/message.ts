import Type, { type Static } from 'typebox';
import { endpoint } from './endpoint.ts';
import { IdShape, KeyShape, LocalizedShape, Page } from './shapes.ts';

/** What reaches a person inside the product: tasks to do and notices to read. */

const RecordMentionShape = Type.Object({
  entity: KeyShape,
  id: IdShape,
  /** Absent where the viewer may not see the record. */
  title: Type.Optional(Type.String()),
});

export const TaskShape = Type.Object({
  id: IdShape,
  title: Type.String(),
  description: Type.Optional(Type.String()),
  state: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('cancelled')]),
  dueAt: Type.Optional(Type.String()),
  assignees: Type.Array(Type.Object({ id: IdShape, name: Type.String() })),
  record: Type.Optional(RecordMentionShape),
  flow: Type.Optional(Type.Object({ key: KeyShape, label: LocalizedShape, run: IdShape })),
  createdAt: Type.String(),
  doneAt: Type.Optional(Type.String()),
  doneBy: Type.Optional(Type.Object({ id: IdShape, name: Type.String() })),
  comment: Type.Optional(Type.String()),
});
export type Task = Static<typeof TaskShape>;

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  tag: 'tasks',
  summary: "The viewer's tasks: open ones by due time, closed ones newest first",
  can: 'session',
  search: Type.Object({
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
    entity: Type.Optional(KeyShape),
    record: Type.Optional(IdShape),
    after: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  answer: Page(TaskShape),
});

const byTask = Type.Object({ task: IdShape });

export const completeTask = endpoint({
  method: 'POST',
  path: '/api/tasks/:task/complete',
  tag: 'tasks',
  summary:
    'Say that a task is done; the flow that waits for it goes on. A second time is 409 with who and when',
  can: 'session',
  params: byTask,
  body: Type.Object(
    { comment: Type.Optional(Type.String({ maxLength: 2000 })) },
    { additionalProperties: false },
  ),
  answer: TaskShape,
});

export const reopenTask = endpoint({
  method: 'POST',
  path: '/api/tasks/:task/reopen',
  tag: 'tasks',
  summary: 'Take back "done", as long as no flow went on because of it',
  can: 'session',
  params: byTask,
  answer: TaskShape,
});

export const NoticeShape = Type.Object({
  id: IdShape,
  title: Type.String(),
  body: Type.Optional(Type.String()),
  record: Type.Optional(RecordMentionShape),
  createdAt: Type.String(),
  readAt: Type.Optional(Type.String()),
});
export type Notice = Static<typeof NoticeShape>;

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  tag: 'notices',
  summary: "The viewer's notices, newest first",
  can: 'session',
  search: Type.Object({ after: Type.Optional(Type.String({ maxLength: 200 })) }),
  answer: Page(NoticeShape),
});

export const readNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  tag: 'notices',
  summary: 'Mark notices as read: the named ones, or all',
  can: 'session',
  body: Type.Object(
    { ids: Type.Optional(Type.Array(IdShape, { maxItems: 500 })) },
    { additionalProperties: false },
  ),
  status: 204,
});

export const readInbox = endpoint({
  method: 'GET',
  path: '/api/inbox',
  tag: 'notices',
  summary: 'Counts for the bell: open tasks, overdue ones, unread notices',
  can: 'session',
  answer: Type.Object({ open: Type.Integer(), overdue: Type.Integer(), unread: Type.Integer() }),
});
