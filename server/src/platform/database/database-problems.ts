import { defineCatalogue, problemsOf } from '@atelier/problem';

export const databaseProblems = defineCatalogue({
  'database.unavailable': {
    kind: 'unavailable',
    zh: '数据库暂时无法使用，请稍后再试',
    en: 'The database is not available right now; try again in a moment',
  },
  'database.busy': {
    kind: 'unavailable',
    zh: '数据正被其他操作占用，请稍后再试',
    en: 'The data is in use by another operation; try again in a moment',
  },
  'database.too-slow': {
    kind: 'limit',
    zh: '查询用时过长，已被中止。请缩小范围后再试',
    en: 'The query took too long and was stopped; narrow it down and try again',
  },
  'database.rolled-back': {
    kind: 'bug',
    zh: '操作未能保存',
    en: 'The operation was not saved',
  },
});

export const databaseProblem = problemsOf(databaseProblems);
