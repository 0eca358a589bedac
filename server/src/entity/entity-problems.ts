import { defineCatalogue, problemsOf } from '@atelier/problem';

export const entityProblems = defineCatalogue({
  'entity.missing': { kind: 'missing', zh: '没有数据表“{entity}”', en: 'There is no entity "{entity}"' },
  'entity.invalid': {
    kind: 'invalid',
    zh: '数据表的设计还有问题，请先更正',
    en: 'The design of the entity has issues; correct them first',
  },
  'entity.not-publishable': {
    kind: 'conflict',
    zh: '“{entity}”暂时不能发布，请先处理下列问题',
    en: '"{entity}" cannot be published yet; see to what is listed',
  },
  'entity.key-changed': {
    kind: 'invalid',
    zh: '数据表的标识建立后不能更改',
    en: 'The key of an entity does not change once it exists',
  },
  'entity.rows-refuse': {
    kind: 'conflict',
    zh: '{step}：{count} 行不符合要求，例如：{examples}',
    en: '{step}: {count} rows do not fit, for example {examples}',
  },
  'entity.option-in-use': {
    kind: 'conflict',
    zh: '记录正在使用这个选项，请先改选，或将选项停用',
    en: 'Records have this option; choose another for them first, or archive the option',
  },
  'entity.value-repeated': { kind: 'conflict', zh: '“{value}”重复', en: '"{value}" is repeated' },
  'entity.busy': {
    kind: 'unavailable',
    zh: '“{entity}”正在被大量使用，暂时无法发布，请稍后再试',
    en: '"{entity}" is in heavy use and could not be published; try again in a moment',
  },
  'entity.changed-meanwhile': {
    kind: 'conflict',
    zh: '发布期间记录有变化，请重新查看变更计划',
    en: 'Records changed during the publish; look at the plan again',
  },
  'entity.still-referenced': {
    kind: 'conflict',
    zh: '“{other}”的字段“{field}”仍指向此数据表',
    en: 'The field "{field}" of "{other}" still points at this entity',
  },
});

export const entityProblem = problemsOf(entityProblems);
