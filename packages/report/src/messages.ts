import { defineCatalogue } from '@atelier/problem';

/** Everything that can be wrong with a dashboard, in both languages. */
export const reportMessages = defineCatalogue({
  'dashboard.malformed': {
    kind: 'invalid',
    zh: '这不是一个仪表盘：{reason}',
    en: 'This is not a dashboard: {reason}',
  },
  'dashboard.key-invalid': {
    kind: 'invalid',
    zh: '标识“{key}”只能用小写字母开头的字母和数字，最长 40 个字符',
    en: 'The key “{key}” must start with a lower-case letter and hold letters and digits only, 40 at most',
  },
  'dashboard.label-missing': { kind: 'invalid', zh: '请给仪表盘起个名字', en: 'Give the dashboard a name' },
  'dashboard.widget-duplicate': {
    kind: 'invalid',
    zh: '组件标识“{id}”重复',
    en: 'The widget id “{id}” is used twice',
  },
  'dashboard.widget-kind-unknown': {
    kind: 'invalid',
    zh: '没有“{kind}”这种组件',
    en: 'There is no widget kind “{kind}”',
  },
  'dashboard.widget-missing': {
    kind: 'missing',
    zh: '仪表盘里没有这个组件',
    en: 'The dashboard has no such widget',
  },
  'dashboard.widget-settings': {
    kind: 'invalid',
    zh: '组件设置有误：{reason}',
    en: 'The settings of the widget are wrong: {reason}',
  },
  'dashboard.entity-missing': { kind: 'invalid', zh: '请选择数据表', en: 'Choose an entity' },
  'dashboard.entity-unknown': {
    kind: 'invalid',
    zh: '没有数据表“{entity}”',
    en: 'There is no entity “{entity}”',
  },
  'dashboard.field-unknown': {
    kind: 'invalid',
    zh: '“{entity}”没有字段“{field}”',
    en: '“{entity}” has no field “{field}”',
  },
  'dashboard.field-not-groupable': {
    kind: 'invalid',
    zh: '不能按“{field}”分组',
    en: 'Records cannot be grouped by “{field}”',
  },
  'dashboard.field-not-summable': {
    kind: 'invalid',
    zh: '“{field}”不是数字，不能求{function}',
    en: '“{field}” is not a number: its {function} cannot be taken',
  },
  'dashboard.measure-field-missing': {
    kind: 'invalid',
    zh: '请选择要统计的字段',
    en: 'Choose the field to measure',
  },
  'dashboard.bucket-misplaced': {
    kind: 'invalid',
    zh: '只有日期字段可以按时间段分组',
    en: 'Only date fields can be grouped by a period',
  },
  'dashboard.bucket-missing': {
    kind: 'invalid',
    zh: '请选择时间段（日、周、月…）',
    en: 'Choose a period (day, week, month …)',
  },
  'dashboard.dimensions-count': {
    kind: 'invalid',
    zh: '“{kind}”需要 {min} 到 {max} 个分组维度',
    en: '“{kind}” takes {min} to {max} dimensions',
  },
  'dashboard.measures-count': {
    kind: 'invalid',
    zh: '“{kind}”需要 {min} 到 {max} 个指标',
    en: '“{kind}” takes {min} to {max} measures',
  },
  'dashboard.fields-missing': {
    kind: 'invalid',
    zh: '请选择要显示的字段',
    en: 'Choose the fields to show',
  },
  'dashboard.condition': {
    kind: 'invalid',
    zh: '筛选条件有误',
    en: 'The condition is not right',
  },
});
