import { defineMessages } from '@atelier/ui';

export const formulaMessages = defineMessages('formula', {
  formula: { zh: '公式', en: 'Formula' },
  placeholder: {
    zh: '输入公式，按 {keys} 查看字段和函数',
    en: 'Type a formula; {keys} lists fields and functions',
  },
  result: { zh: '结果：{type}', en: 'Gives {type}' },
  resultWrong: {
    zh: '结果应该是{expected}，现在是{given}',
    en: 'The result must be {expected}; it is {given}',
  },
  or: { zh: '或', en: ' or ' },
  text: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是否值', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  dateTime: { zh: '日期时间', en: 'a date with time' },
  list: { zh: '列表', en: 'a list' },
  record: { zh: '关联记录', en: 'a record' },
  user: { zh: '用户', en: 'a user' },
  null: { zh: '空值', en: 'nothing' },
  sectionFields: { zh: '字段', en: 'Fields' },
  sectionVariables: { zh: '变量', en: 'Variables' },
  sectionFunctions: { zh: '函数', en: 'Functions' },
  sectionOptions: { zh: '选项', en: 'Options' },
  has: {
    zh: '是否有指向这条记录的关联记录，例如 HAS(order.customer, amount > 100)',
    en: 'Whether related records point at this one, e.g. HAS(order.customer, amount > 100)',
  },
  hasNo: {
    zh: '是否没有指向这条记录的关联记录',
    en: 'Whether no related record points at this one',
  },
});
