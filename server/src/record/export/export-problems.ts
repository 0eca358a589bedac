import { defineCatalogue, problemsOf } from '@atelier/problem';

export const exportProblems = defineCatalogue({
  'export.too-many-rows': {
    kind: 'limit',
    zh: '共 {count} 行，Excel 文件最多容纳 {limit} 行。请导出为 CSV，或缩小范围。',
    en: '{count} rows; an Excel file holds {limit}. Export as CSV, or narrow the list down.',
  },
});

export const exportProblem = problemsOf(exportProblems);
