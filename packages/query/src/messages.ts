import { defineCatalogue, Problem, type Issue } from '@atelier/problem';

/** Everything that can be wrong with a query, a cursor or the grants of a role. */
export const queryMessages = defineCatalogue({
  'query.invalid': { kind: 'invalid', zh: '查询有误，无法执行', en: 'This query cannot be run' },
  'query.denied': {
    kind: 'denied',
    zh: '查询中有您无权查看的内容',
    en: 'This query asks for something you may not see',
  },
  'query.shape-invalid': {
    kind: 'invalid',
    zh: '查询的结构无效，这里需要{expected}',
    en: 'The query is malformed here; expected {expected}',
  },
  'query.property-unknown': {
    kind: 'invalid',
    zh: '查询里不认识“{name}”',
    en: 'A query has no property “{name}”',
  },
  'query.property-missing': { kind: 'invalid', zh: '查询缺少“{name}”', en: 'The query lacks “{name}”' },
  'query.too-many': { kind: 'limit', zh: '太多了，最多 {limit} 项', en: 'Too many; {limit} at most' },
  'query.too-long': {
    kind: 'limit',
    zh: '太长了，最多 {limit} 个字符',
    en: 'Too long; {limit} characters at most',
  },
  'query.too-many-conditions': {
    kind: 'limit',
    zh: '条件太多，一次查询最多 {limit} 个',
    en: 'Too many conditions; {limit} in one query at most',
  },
  'query.too-deep': {
    kind: 'limit',
    zh: '条件嵌套太深，最多 {limit} 层',
    en: 'Conditions are nested too deeply; {limit} levels at most',
  },
  'query.too-many-joins': {
    kind: 'limit',
    zh: '涉及的关联太多，一次查询最多 {limit} 个',
    en: 'Too many relations are followed; {limit} in one query at most',
  },
  'query.entity-unknown': {
    kind: 'missing',
    zh: '没有数据表“{entity}”',
    en: 'There is no entity “{entity}”',
  },
  'query.entity-denied': {
    kind: 'denied',
    zh: '没有数据表“{entity}”，或者您无权查看',
    en: 'There is no entity “{entity}”, or it is not open to you',
  },
  'query.action-denied': { kind: 'denied', zh: '您没有执行此操作的权限', en: 'You may not do this' },
  'query.field-unknown': { kind: 'invalid', zh: '没有字段“{field}”', en: 'There is no field “{field}”' },
  'query.field-denied': {
    kind: 'denied',
    zh: '没有字段“{field}”，或者您无权查看',
    en: 'There is no field “{field}”, or it is not open to you',
  },
  'query.field-masked': {
    kind: 'denied',
    zh: '字段“{field}”对您部分隐藏，只能显示，不能用来筛选、排序或统计',
    en: 'The field “{field}” is partly hidden from you: it can be shown, but not filtered, sorted or counted by',
  },
  'query.not-a-relation': {
    kind: 'invalid',
    zh: '“{field}”不是关联字段',
    en: '“{field}” does not lead to another record',
  },
  'query.not-sortable': {
    kind: 'invalid',
    zh: '不能按“{field}”排序',
    en: 'Records cannot be sorted by “{field}”',
  },
  'query.not-groupable': {
    kind: 'invalid',
    zh: '不能按“{field}”分组',
    en: 'Records cannot be grouped by “{field}”',
  },
  'query.not-measurable': {
    kind: 'invalid',
    zh: '“{field}”不能用“{function}”统计',
    en: '“{function}” does not work on “{field}”',
  },
  'query.measure-field-missing': {
    kind: 'invalid',
    zh: '“{function}”需要一个字段',
    en: '“{function}” needs a field',
  },
  'query.measure-field-surplus': {
    kind: 'invalid',
    zh: '计数针对记录，不需要字段',
    en: 'Count is about records and takes no field',
  },
  'query.bucket-missing': {
    kind: 'invalid',
    zh: '按“{field}”分组时请选择时间粒度',
    en: 'Choose a time span to group by “{field}”',
  },
  'query.bucket-unfit': {
    kind: 'invalid',
    zh: '“{field}”不能按“{bucket}”分组',
    en: '“{field}” cannot be grouped by {bucket}',
  },
  'query.name-taken': { kind: 'invalid', zh: '名称“{name}”重复', en: 'The name “{name}” is used twice' },
  'query.not-in-groups': {
    kind: 'invalid',
    zh: '分组查询不支持“{name}”',
    en: '“{name}” does not go with groups',
  },
  'query.groups-only': {
    kind: 'invalid',
    zh: '只有分组查询支持“{name}”',
    en: '“{name}” goes with groups only',
  },
  'query.sort-unknown': {
    kind: 'invalid',
    zh: '分组查询只能按分组或指标排序，没有“{name}”',
    en: 'Groups are sorted by a group or a measure; there is no “{name}”',
  },
  'query.no-recycle-bin': { kind: 'invalid', zh: '这里没有回收站', en: 'There is no recycle bin here' },
  'query.cell-invalid': {
    kind: 'invalid',
    zh: '“{field}”没有这样的分组值',
    en: 'This is not a group of “{field}”',
  },
  'query.cursor-invalid': {
    kind: 'invalid',
    zh: '翻页位置无效或已过期，请从第一页重新开始',
    en: 'This position is not valid any more; start again from the first page',
  },
  'query.role-broken': {
    kind: 'conflict',
    zh: '角色“{role}”的数据范围引用了已不存在的内容，请联系管理员',
    en: 'The row condition of role “{role}” names something that is gone; ask an administrator',
  },
  'grant.entity-unknown': {
    kind: 'invalid',
    zh: '没有数据表“{entity}”',
    en: 'There is no entity “{entity}”',
  },
  'grant.entity-twice': {
    kind: 'invalid',
    zh: '数据表“{entity}”出现了两次',
    en: 'The entity “{entity}” is listed twice',
  },
  'grant.field-unknown': { kind: 'invalid', zh: '没有字段“{field}”', en: 'There is no field “{field}”' },
  'grant.field-fixed': {
    kind: 'invalid',
    zh: '“{field}”始终可见，不能另设权限',
    en: '“{field}” is always visible; it has no right of its own',
  },
  'grant.right-unknown': { kind: 'invalid', zh: '没有权限“{right}”', en: 'There is no right “{right}”' },
  'grant.action-unknown': { kind: 'invalid', zh: '没有操作“{action}”', en: 'There is no action “{action}”' },
});

export type QueryCode = keyof typeof queryMessages;

/** Makes an issue; a code that the catalogue does not hold does not compile. */
export function issue(code: QueryCode, at: string, details?: Issue['details']): Issue {
  return details ? { code, at, details } : { code, at };
}

const denials: ReadonlySet<string> = new Set(
  Object.entries(queryMessages)
    .filter(([, entry]) => entry.kind === 'denied')
    .map(([code]) => code),
);

/** What a service throws when a query does not compile: denied if any of it is, else invalid. */
export function queryFailure(issues: readonly Issue[]): Problem {
  const missing = issues.every((each) => each.code === 'query.entity-unknown');
  if (missing && issues[0])
    return new Problem('query.entity-unknown', 'missing', { issues, details: issues[0].details ?? {} });
  return issues.some((each) => denials.has(each.code))
    ? new Problem('query.denied', 'denied', { issues })
    : new Problem('query.invalid', 'invalid', { issues });
}
