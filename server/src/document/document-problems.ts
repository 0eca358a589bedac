import { defineCatalogue, problemsOf } from '@atelier/problem';

export const documentProblems = defineCatalogue({
  'document.missing': { kind: 'missing', zh: '没有找到“{key}”', en: 'There is no "{key}"' },
  'document.exists': { kind: 'conflict', zh: '标识“{key}”已被使用', en: 'The key "{key}" is already in use' },
  'document.stale': {
    kind: 'conflict',
    zh: '在您编辑期间，其他人已修改了“{key}”。请比较两边的内容后再保存。',
    en: 'Someone else changed "{key}" while you were editing. Compare both sides, then save again.',
  },
  'document.no-draft': {
    kind: 'conflict',
    zh: '“{key}”没有待发布的草稿',
    en: '"{key}" has no draft to publish',
  },
  'document.version-missing': {
    kind: 'missing',
    zh: '“{key}”没有第 {version} 版',
    en: '"{key}" has no version {version}',
  },
});

export const documentProblem = problemsOf(documentProblems);
