import type { FieldModel } from '@atelier/entity';
import type { Checked } from '@atelier/expression';
import type { Issue, Language } from '@atelier/problem';
import type { NodeScope } from './node-kind.ts';
import { checkedFormula } from './values.ts';

/**
 * Slots in texts for people: `客户 {name} 的负责人是 {owner.name}`. A slot is one reference to a
 * field or an earlier node, never a formula, and what fills it is text: it is not read again.
 */
const slotPattern = /\{([^{}]{1,200})\}/g;

/** The references of a text, checked; slots that are not references are left to `checkSlots`. */
export function slotExpressions(template: string, scope: NodeScope): Checked[] {
  return slotsOf(template).flatMap((slot) => {
    const checked = checkedFormula(slot, scope);
    return checked.ok ? [checked.value] : [];
  });
}

export function checkSlots(template: string, scope: NodeScope): Issue[] {
  return slotsOf(template).flatMap((slot) => {
    const checked = checkedFormula(slot, scope);
    if (checked.ok && isReference(checked.value)) return [];
    return [{ code: 'flow.slot-unknown', at: '', details: { slot } }];
  });
}

export interface SlotWorld {
  readonly language: Language;
  readonly timeZone: string;
  evaluate(checked: Checked): unknown;
}

/** Fills the slots as a person would read the values: option labels, dates and amounts formatted. */
export function fillSlots(template: string, scope: NodeScope, world: SlotWorld): string {
  return template.replace(slotPattern, (slot) => {
    const checked = checkedFormula(slot, scope);
    if (!checked.ok) return slot;
    const value = world.evaluate(checked.value);
    if (value === null || value === undefined) return '';
    const field = fieldBehind(checked.value, scope);
    if (!field) return String(value);
    const { behaviour } = scope.catalog.kindOf(field);
    // Exact decimals come bare from the evaluator; the kind brings them to the form in which it shows them.
    const shown =
      checked.value.type === 'number'
        ? behaviour.normalize(behaviour.fromDatabase(value, field.settings), field.settings)
        : value;
    return behaviour.formatText(shown, field.settings, world);
  });
}

function slotsOf(template: string): string[] {
  return [...template.matchAll(slotPattern)].map(([slot]) => slot);
}

function isReference({ expression }: Checked): boolean {
  return expression.kind === 'field' || expression.kind === 'variable';
}

/** The field at the end of a reference; undefined for plain outputs of nodes. */
function fieldBehind({ expression }: Checked, { catalog, scope }: NodeScope): FieldModel | undefined {
  if (expression.kind !== 'field' && expression.kind !== 'variable') return undefined;
  let entity = expression.kind === 'field' ? scope.entity : scope.variable(expression.name)?.target;
  let field: FieldModel | undefined;
  for (const key of expression.path) {
    field = entity === undefined ? undefined : catalog.field(entity, key);
    entity = field && catalog.targetOf(field);
  }
  return field;
}
