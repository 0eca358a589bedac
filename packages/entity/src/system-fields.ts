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
    system({
      key: 'id',
      label: { zh: '记录编号', en: 'Record ID' },
      kind: 'relation',
      settings: { entity: entityKey },
    }),
    system({
      key: 'version',
      label: { zh: '版本', en: 'Version' },
      kind: 'number',
      settings: { decimals: 0, grouping: false },
    }),
    system({ key: 'createdAt', label: { zh: '创建时间', en: 'Created at' }, kind: 'dateTime' }),
    system({ key: 'createdBy', label: { zh: '创建人', en: 'Created by' }, kind: 'user' }),
    system({ key: 'updatedAt', label: { zh: '更新时间', en: 'Updated at' }, kind: 'dateTime' }),
    system({ key: 'updatedBy', label: { zh: '更新人', en: 'Updated by' }, kind: 'user' }),
    system({ key: 'deletedAt', label: { zh: '删除时间', en: 'Deleted at' }, kind: 'dateTime' }),
  ];
}

export const systemFieldKeys: ReadonlySet<string> = new Set(systemFields('').map((field) => field.key));

/** What a path may read of a user: `owner.name`, `me.department`. */
export const userFields: readonly FieldModel[] = [
  system({ key: 'id', label: { zh: '用户编号', en: 'User ID' }, kind: 'user' }),
  system({ key: 'name', label: { zh: '姓名', en: 'Name' }, kind: 'text' }),
  system({ key: 'email', label: { zh: '邮箱', en: 'Email' }, kind: 'email' }),
  system({ key: 'department', label: { zh: '部门', en: 'Department' }, kind: 'text' }),
];

function system(
  field: Omit<FieldModel, 'settings' | 'system'> & Partial<Pick<FieldModel, 'settings'>>,
): FieldModel {
  return { settings: {}, ...field, system: true };
}
