import type { FieldModel } from '@atelier/entity';
import {
  check,
  checkBoolean,
  checkConditionShape,
  lowerCondition,
  parseFormula,
  type Checked,
} from '@atelier/expression';
import { fail, under, type Issue, type Result } from '@atelier/problem';
import type { NodeScope, ValueSetting } from './node-kind.ts';

/** A formula of a setting, checked in the scope of its node. */
export function checkedFormula(formula: string, { scope }: NodeScope): Result<Checked> {
  const parsed = parseFormula(formula, scope);
  return parsed.ok ? check(parsed.value, scope) : parsed;
}

/** A condition tree of a setting, checked in the scope of its node. */
export function checkedCondition(condition: unknown, { scope }: NodeScope): Result<Checked> {
  const shape = checkConditionShape(condition);
  if (!shape.ok) return shape;
  const lowered = lowerCondition(shape.value, scope);
  return lowered.ok ? checkBoolean(lowered.value, scope) : lowered;
}

/**
 * A condition without a rule says nothing: it always holds. Drafts are saved unfinished, so this may be
 * handed anything; what is no condition tree is not empty, and `checkedCondition` says what is wrong with it.
 */
export function isEmptyCondition(condition: unknown): boolean {
  if (condition === undefined || condition === null) return true;
  return (
    typeof condition === 'object' &&
    'rules' in condition &&
    Array.isArray(condition.rules) &&
    condition.rules.length === 0
  );
}

export function isFormula(setting: ValueSetting): setting is { readonly formula: string } {
  return typeof setting.formula === 'string';
}

/** The expressions of several value settings; broken ones are left to `check` to report. */
export function expressionsOf(settings: readonly ValueSetting[], scope: NodeScope): Checked[] {
  return settings.filter(isFormula).flatMap((setting) => {
    const checked = checkedFormula(setting.formula, scope);
    return checked.ok ? [checked.value] : [];
  });
}

/** Whether a setting can fill a field: the formula checks, or the value is one of the field's kind. */
export function checkValue(setting: ValueSetting, field: FieldModel, scope: NodeScope): Issue[] {
  if (isFormula(setting)) {
    const checked = checkedFormula(setting.formula, scope);
    return checked.ok ? [] : under('/formula', checked.issues);
  }
  const kind = scope.catalog.kindOf(field);
  if (setting.value === null || setting.value === undefined) return [];
  const accepted = normalizable(setting.value, field, scope);
  if (accepted) return [];
  return [
    {
      code: 'flow.value-invalid',
      at: '/value',
      details: { value: String(setting.value), field: field.label.zh, kind: kind.definition.id },
    },
  ];
}

function normalizable(value: unknown, field: FieldModel, { catalog }: NodeScope): boolean {
  const { behaviour } = catalog.kindOf(field);
  if (typeof value !== 'string') return true;
  return behaviour.parseText(value, field.settings, { language: 'zh', timeZone: 'UTC', dayFirst: true }).ok;
}

/** A value setting from unknown input: exactly one of `value` and `formula`. */
export function readValueSetting(input: unknown): Result<ValueSetting> {
  if (typeof input !== 'object' || input === null) return fail({ code: 'flow.malformed', at: '' });
  const { value, formula } = input as { value?: unknown; formula?: unknown };
  if (typeof formula === 'string') return { ok: true, value: { formula } };
  return { ok: true, value: { value: value ?? null } };
}
