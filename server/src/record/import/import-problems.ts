import { defineCatalogue, problemsOf } from '@atelier/problem';

export const importProblems = defineCatalogue({
  'import.missing': { kind: 'missing', zh: '没有找到这次导入', en: 'There is no such import' },
  'import.not-text': {
    kind: 'invalid',
    zh: '这不是表格文件，而是{content}。请上传 CSV 或 XLSX 文件。',
    en: 'This is not a sheet but {content}. Upload a CSV or XLSX file.',
  },
  'import.old-excel': {
    kind: 'invalid',
    zh: '这是旧版 Excel 文件（.xls），或设有密码的工作簿。请在 Excel 中另存为不带密码的 .xlsx 或 CSV 后再上传。',
    en: 'This is a file of an old Excel (.xls), or a workbook with a password. Save it as .xlsx or CSV without a password and upload that.',
  },
  'import.too-large': {
    kind: 'limit',
    zh: '文件超过 {limit} MB 的上限，上传已中止。请拆分后再导入。',
    en: 'The file is larger than the limit of {limit} MB; the upload was stopped. Split it and try again.',
  },
  'import.empty': { kind: 'invalid', zh: '文件里没有内容', en: 'The file is empty' },
  'import.no-rows': { kind: 'invalid', zh: '标题行下面没有数据', en: 'There are no rows under the header' },
  'import.quote-open': {
    kind: 'invalid',
    zh: '第 {line} 行开始的一个引号没有结束。请补上引号，或检查该行的分隔符。',
    en: 'A quotation mark that opens in line {line} is never closed. Close it, or check the delimiter of that line.',
  },
  'import.unreadable': {
    kind: 'invalid',
    zh: '第 {line} 行无法读取',
    en: 'Line {line} cannot be read',
  },
  'import.too-many-columns': {
    kind: 'limit',
    zh: '第 {line} 行有 {columns} 列，最多可导入 {limit} 列',
    en: 'Line {line} has {columns} columns; {limit} can be imported',
  },
  'import.workbook-broken': {
    kind: 'invalid',
    zh: '这个 XLSX 文件已损坏，或不是工作簿',
    en: 'This XLSX file is damaged, or no workbook',
  },
  'import.workbook-too-large': {
    kind: 'limit',
    zh: '这个工作簿解压后过大（上限 {limit} MB）。请另存为 CSV 后再导入。',
    en: 'This workbook unpacks to more than {limit} MB. Save it as CSV and import that.',
  },
  'import.no-such-sheet': {
    kind: 'invalid',
    zh: '没有名为“{sheet}”的工作表',
    en: 'There is no sheet "{sheet}"',
  },
  'import.wrong-state': {
    kind: 'conflict',
    zh: '这次导入当前的状态不允许此操作',
    en: 'The state of this import does not allow that',
  },
  'import.no-target': {
    kind: 'invalid',
    zh: '请指定导入到哪张数据表',
    en: 'Say which entity the file goes into',
  },
  'import.settings-invalid': {
    kind: 'invalid',
    zh: '导入设置有问题，请更正',
    en: 'Something in the settings of the import has to be corrected',
  },
  'import.denied': { kind: 'denied', zh: '您不能这样导入', en: 'You may not import in this way' },
  'import.column-unknown': {
    kind: 'invalid',
    zh: '文件没有第 {column} 列',
    en: 'The file has no column {column}',
  },
  'import.column-twice': { kind: 'invalid', zh: '同一列被使用了两次', en: 'The column is used twice' },
  'import.field-unknown': { kind: 'invalid', zh: '没有字段“{field}”', en: 'There is no field "{field}"' },
  'import.field-twice': {
    kind: 'invalid',
    zh: '有两列对应到字段“{field}”',
    en: 'Two columns go into the field "{field}"',
  },
  'import.field-forbidden': {
    kind: 'denied',
    zh: '您不能写入字段“{field}”',
    en: 'You may not write the field "{field}"',
  },
  'import.design-needed': {
    kind: 'denied',
    zh: '新增字段或选项需要“设计数据表”的权限',
    en: 'New fields and options take the right to design entities',
  },
  'import.match-unmapped': {
    kind: 'invalid',
    zh: '用于比对的字段“{field}”没有对应的列',
    en: 'No column goes into "{field}", by which rows are matched',
  },
  'import.nothing-mapped': { kind: 'invalid', zh: '没有任何列对应到字段', en: 'No column goes into a field' },
  'import.duplicate-in-file': {
    kind: 'conflict',
    zh: '与第 {line} 行是同一条记录',
    en: 'Means the same record as line {line}',
  },
  'import.exists': {
    kind: 'conflict',
    zh: '已有相同的记录，未勾选更新',
    en: 'The record is there already, and updating was not chosen',
  },
  'import.match-ambiguous': {
    kind: 'conflict',
    zh: '有 {count} 条记录与之相同，无法确定更新哪一条',
    en: '{count} records fit, so it is not clear which one to update',
  },
  'import.blank-line': { kind: 'invalid', zh: '空行', en: 'Blank line' },
  'import.total-line': { kind: 'invalid', zh: '合计行', en: 'Line of totals' },
  'import.changed-since': {
    kind: 'conflict',
    zh: '试运行之后数据有变化，请重新试运行',
    en: 'Records changed since the rehearsal; rehearse again',
  },
  'import.broken-off': {
    kind: 'unavailable',
    zh: '导入被中断，没有写入任何记录',
    en: 'The import was interrupted; no record was written',
  },
});

export const importProblem = problemsOf(importProblems);

/** What a file is instead of a sheet, for the sentence above. */
export const foreignContents = {
  image: { zh: '图片', en: 'an image' },
  pdf: { zh: ' PDF 文档', en: 'a PDF document' },
  zip: { zh: '压缩包', en: 'an archive' },
  'old-office': { zh: '旧版 Office 文件', en: 'an old Office file' },
  archive: { zh: '压缩包', en: 'an archive' },
  program: { zh: '程序', en: 'a program' },
  binary: { zh: '二进制文件', en: 'a binary file' },
} as const;
