import { defineCatalogue, problemsOf } from '@atelier/problem';

export const jobProblems = defineCatalogue({
  'job.missing': { kind: 'missing', zh: '没有这个后台作业', en: 'There is no such job' },
  'job.gave-up': {
    kind: 'unavailable',
    zh: '后台作业多次中断，已停止重试',
    en: 'The job was interrupted several times and is not tried again',
  },
});

export const jobProblem = problemsOf(jobProblems);
