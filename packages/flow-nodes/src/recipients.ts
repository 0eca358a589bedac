import type { FieldModel } from '@atelier/entity';
import type { Checked } from '@atelier/expression';
import { checkedFormula, type NodeScope, type StepInput } from '@atelier/flow';
import type { Recipient } from '@atelier/flow';
import { pointer, type Issue } from '@atelier/problem';

/** Who gets something, as a designer chose it. `field` is a path to a person: owner, store.manager. */
export type RecipientSetting =
  { readonly field: string } | { readonly user: string } | { readonly role: string };

export function checkRecipients(settings: readonly RecipientSetting[], scope: NodeScope): Issue[] {
  return settings.flatMap((setting, index) => {
    if (!('field' in setting)) return [];
    const checked = checkedFormula(setting.field, scope);
    if (checked.ok && checked.value.type === 'user') return [];
    return [{ code: 'flow.assignee-type', at: pointer(index, 'field'), details: { field: setting.field } }];
  });
}

export function recipientExpressions(settings: readonly RecipientSetting[], scope: NodeScope): Checked[] {
  return settings.flatMap((setting) => {
    const checked = 'field' in setting ? checkedFormula(setting.field, scope) : undefined;
    return checked?.ok ? [checked.value] : [];
  });
}

/** The people behind the settings at this moment; an empty field gives nobody. */
export function recipientsOf(settings: readonly RecipientSetting[], step: StepInput): Recipient[] {
  return settings.flatMap((setting): Recipient[] => {
    if ('user' in setting) return [{ kind: 'user', id: setting.user }];
    if ('role' in setting) return [{ kind: 'role', key: setting.role }];
    const checked = checkedFormula(setting.field, step.scope);
    const id = checked.ok ? step.evaluate(checked.value) : null;
    return typeof id === 'string' ? [{ kind: 'user', id }] : [];
  });
}

/** Fields of the record that hold a person, for the designer's choice. */
export function personFields(scope: NodeScope): FieldModel[] {
  if (!scope.entity) return [];
  return scope.catalog
    .fields(scope.entity)
    .filter((field) => scope.catalog.kindOf(field).definition.traits.type === 'user');
}
