import type { Localized } from '@atelier/problem';
import type { FieldModel } from './model.ts';

/** What the `user` kind points at: the accounts of the platform, not an entity of the workspace. */
export const userTarget = 'user';

export const userLabel: Localized = { zh: '用户', en: 'User' };

/**
 * The columns every entity has beside its own fields. `id` is seen as a relation to the entity
 * itself: it has the type and the column of an id, so it compares with relations and variables.
 */
export function systemFields(entityKey: string): readonly FieldModel[] {
  return [
    system('id', { zh: '记录编号', en: 'Record ID' }, 'relation', { entity: entityKey }),
    system('version', { zh: '版本', en: 'Version' }, 'number'),
    system('createdAt', { zh: '创建时间', en: 'Created at' }, 'dateTime'),
    system('createdBy', { zh: '创建人', en: 'Created by' }, 'user'),
    system('updatedAt', { zh: '更新时间', en: 'Updated at' }, 'dateTime'),
    system('updatedBy', { zh: '更新人', en: 'Updated by' }, 'user'),
    system('deletedAt', { zh: '删除时间', en: 'Deleted at' }, 'dateTime'),
  ];
}

export const systemFieldKeys: ReadonlySet<string> = new Set(systemFields('').map((field) => field.key));

/** What a path may read of a user: `owner.name`, `me.department`. */
export const userFields: readonly FieldModel[] = [
  system('id', { zh: '用户编号', en: 'User ID' }, 'user'),
  system('name', { zh: '姓名', en: 'Name' }, 'text'),
  system('email', { zh: '邮箱', en: 'Email' }, 'email'),
  system('department', { zh: '部门', en: 'Department' }, 'text'),
];

function system(key: string, label: Localized, kind: string, settings: FieldModel['settings'] = {}): FieldModel {
  return { key, label, kind, settings, system: true };
}
