import { defineCatalogue, problemsOf } from '@atelier/problem';

export const recordProblems = defineCatalogue({
  'record.missing': { kind: 'missing', zh: '没有找到这条记录', en: 'There is no such record' },
  'record.denied': { kind: 'denied', zh: '您没有权限执行此操作', en: 'You may not do this' },
  'record.invalid': { kind: 'invalid', zh: '有些内容需要更正', en: 'Some of this has to be corrected' },
  'record.field-denied': {
    kind: 'denied',
    zh: '您不能写入字段“{label}”',
    en: 'You may not write the field "{label}"',
  },
  'record.out-of-reach': {
    kind: 'denied',
    zh: '这样保存后，记录将不在您的权限范围内',
    en: 'Saved like this, the record would be out of your reach',
  },
  'record.stale': {
    kind: 'conflict',
    zh: '在您编辑期间，其他人已修改了这条记录',
    en: 'Someone else changed this record while you were editing',
  },
  'record.not-unique': {
    kind: 'conflict',
    zh: '“{label}”的值已被使用',
    en: 'This "{label}" is already in use',
  },
  'record.target-missing': {
    kind: 'invalid',
    zh: '“{label}”指向的记录不存在',
    en: '"{label}" points at a record that is not there',
  },
  'record.still-referenced': {
    kind: 'conflict',
    zh: '还有记录指向它，不能彻底删除',
    en: 'Other records still point at it, so it cannot be removed for good',
  },
  'record.busy': {
    kind: 'unavailable',
    zh: '数据表的设计正在更新，请稍后再试',
    en: 'The design of the entity is being changed; try again in a moment',
  },
  'record.too-many': {
    kind: 'limit',
    zh: '一次最多处理 {limit} 条记录',
    en: 'At most {limit} records can be handled at once',
  },
  'record.match-not-unique': {
    kind: 'invalid',
    zh: '“{field}”不是唯一字段，不能用来比对',
    en: '"{field}" is not unique, so records cannot be matched by it',
  },
  'record.change-missing': { kind: 'missing', zh: '没有这条变更', en: 'There is no such change' },
  'record.edited-since': { kind: 'conflict', zh: '之后又被修改过', en: 'Edited since' },
  'record.purged': { kind: 'missing', zh: '记录已彻底删除', en: 'The record was removed for good' },
  'record.gone': { kind: 'conflict', zh: '记录已在回收站', en: 'The record is in the recycle bin' },
  'record.value-unfit': {
    kind: 'conflict',
    zh: '原来的值已不符合字段“{label}”的要求',
    en: 'The former value does not fit "{label}" any more',
  },
});

export const recordProblem = problemsOf(recordProblems);
