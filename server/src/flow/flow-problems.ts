import { defineCatalogue, problemsOf } from '@atelier/problem';

export const flowProblems = defineCatalogue({
  'flow.refused': {
    kind: 'invalid',
    zh: '流程还不能这样保存或发布，请先处理下面的问题',
    en: 'The flow cannot be saved or published like this; mend what is listed first',
  },
  'flow.run-missing': { kind: 'missing', zh: '没有找到这次运行', en: 'There is no such run' },
  'flow.run-finished': {
    kind: 'conflict',
    zh: '这次运行已经结束，不能再取消',
    en: 'This run is over and cannot be cancelled any more',
  },
  'flow.run-not-failed': {
    kind: 'conflict',
    zh: '只有失败的运行可以重试',
    en: 'Only a failed run can be tried again',
  },
  'flow.loop': {
    kind: 'invalid',
    zh: '流程互相触发形成了循环，已停在这里：{chain}',
    en: 'Flows kept starting each other, so this one was stopped: {chain}',
  },
  'flow.identity-gone': {
    kind: 'denied',
    zh: '发布这个流程的人已停用，请由其他人重新发布',
    en: 'The person who published this flow is no longer active; somebody else has to publish it again',
  },
  'flow.attempts-used-up': {
    kind: 'bug',
    zh: '这次运行多次中断，已停下等待处理',
    en: 'This run broke off several times and was set aside',
  },
  'flow.record-gone': {
    kind: 'missing',
    zh: '触发流程的记录已不存在，或发布者看不到它',
    en: 'The record this run is about is gone, or out of sight of whoever published the flow',
  },
});

export const flowProblem = problemsOf(flowProblems);
