import { defineCatalogue, problemsOf } from '@atelier/problem';

export const viewProblems = defineCatalogue({
  'view.missing': { kind: 'missing', zh: '没有找到这个视图', en: 'There is no such view' },
  'view.denied': { kind: 'denied', zh: '您不能修改这个视图', en: 'You may not change this view' },
  'view.share-denied': {
    kind: 'denied',
    zh: '共享视图需要“共享视图”的权限',
    en: 'Sharing a view takes the right to share views',
  },
  'view.invalid': { kind: 'invalid', zh: '视图的设置有问题', en: 'Something in this view does not hold' },
  'view.no-label': { kind: 'invalid', zh: '请给视图起个名字', en: 'Give the view a name' },
  'view.not-shared': {
    kind: 'conflict',
    zh: '只有共享的视图才能作为默认视图',
    en: 'Only a shared view can be the default',
  },
});

export const viewProblem = problemsOf(viewProblems);
