import { defineCatalogue, problemsOf } from '@atelier/problem';

export const messageProblems = defineCatalogue({
  'task.missing': { kind: 'missing', zh: '没有找到这项待办', en: 'There is no such task' },
  'task.already-done': {
    kind: 'conflict',
    zh: '{name}已在{at}完成了这项待办',
    en: '{name} completed this task at {at}',
  },
  'task.cancelled': { kind: 'conflict', zh: '这项待办已被撤回', en: 'This task was withdrawn' },
  'task.not-done': { kind: 'conflict', zh: '这项待办还没有完成', en: 'This task is not done yet' },
  'task.flow-went-on': {
    kind: 'conflict',
    zh: '流程已因这项待办继续执行，不能再改回未完成',
    en: 'A flow has gone on because of this task; it cannot be opened again',
  },
  'task.comment': { kind: 'invalid', zh: '备注过长', en: 'The comment is too long' },
});

export const messageProblem = problemsOf(messageProblems);
