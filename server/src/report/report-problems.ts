import { defineCatalogue, problemsOf } from '@atelier/problem';

export const reportProblems = defineCatalogue({
  'dashboard.refused': {
    kind: 'invalid',
    zh: '仪表盘还不能这样保存或发布，请先处理下面的问题',
    en: 'The dashboard cannot be saved or published like this; mend what is listed first',
  },
  'dashboard.question-refused': {
    kind: 'invalid',
    zh: '这个组件的设置还不完整',
    en: 'This widget is not set up completely',
  },
});

export const reportProblem = problemsOf(reportProblems);
