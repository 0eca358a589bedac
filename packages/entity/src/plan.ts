import type { Catalog } from './catalog.ts';
import { diffEntities, diffFields, type EntityDiff } from './diff.ts';
import { fieldSteps, labelsOf, type FieldChange } from './field-steps.ts';
import type { EntityModel, FieldModel } from './model.ts';
import type { ChangePlan, PlanRisk, PlanStep, PlanStepKind } from './plan-step.ts';
import { sameJson } from './same-json.ts';
import { completeSettings } from './complete-settings.ts';

export interface PlanContext {
  readonly catalog: Catalog;
  /** Fields dropped before and kept hidden; adding one of them again restores its values. */
  readonly hidden?: readonly FieldModel[];
}

/** Steps are done in this order: what makes room first, what needs values after what brings them. */
const order: readonly PlanStepKind[] = [
  'create-entity',
  'rename-entity',
  'describe-entity',
  'drop-unique-key',
  'ununique',
  'unrequire',
  'restore-field',
  'add-field',
  'rename-label',
  'change-help',
  'change-kind',
  'add-option',
  'rename-option',
  'remove-option',
  'reorder-options',
  'change-settings',
  'change-default',
  'change-sensitivity',
  'generate-values',
  'fill-default',
  'require',
  'unique',
  'add-unique-key',
  'title',
  'reorder',
  'drop-field',
];

/**
 * What publishing `after` does to an entity that is published as `before` (undefined: not yet).
 * Pure: `needsRows` marks the steps whose effect on rows the server has to count.
 */
export function planChange(
  before: EntityModel | undefined,
  after: EntityModel,
  context: PlanContext,
): ChangePlan {
  const steps = before ? changeSteps(before, after, context) : [creation(after)];
  const sorted = steps.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return { entity: after.key, ...(before && { before }), after, steps: sorted, risk: worst(sorted) };
}

function creation(after: EntityModel): PlanStep {
  const words = { entity: after.label, count: after.fields.length };
  return { kind: 'create-entity', risk: 'safe', needsRows: false, to: after, words };
}

function worst(steps: readonly PlanStep[]): PlanRisk {
  if (steps.some((step) => step.risk === 'may-fail')) return 'may-fail';
  return steps.some((step) => step.risk === 'converts') ? 'converts' : 'safe';
}

function changeSteps(before: EntityModel, after: EntityModel, context: PlanContext): PlanStep[] {
  const [old, next] = [complete(before, context.catalog), complete(after, context.catalog)];
  const diff = diffEntities(old, next);
  return [
    ...entitySteps(old, next, diff),
    ...addedSteps(diff, context),
    ...keptSteps(diff, context),
    ...diff.removed.map(dropped),
  ];
}

/** A setting left open and one set to its default are the same. */
function complete(model: EntityModel, catalog: Catalog): EntityModel {
  const fields = model.fields.map((field) => completeField(field, catalog));
  return { ...model, fields };
}

function completeField(field: FieldModel, catalog: Catalog): FieldModel {
  return { ...field, settings: completeSettings(field.settings, catalog.kindOf(field)) };
}

function addedSteps(diff: EntityDiff, context: PlanContext): PlanStep[] {
  return diff.added.flatMap((field) => {
    const hidden = context.hidden?.find((one) => one.key === field.key);
    // Flags of a hidden field were given up when it was dropped.
    const bare = (one: FieldModel): FieldModel => ({ ...one, required: false, unique: false });
    const start = hidden ? bare(completeField(hidden, context.catalog)) : bare(field);
    const change: FieldChange = {
      ...diffFields(start, field),
      catalog: context.catalog,
      origin: hidden ? 'restored' : 'new',
    };
    const words = { field: field.label };
    const first: PlanStep = hidden
      ? {
          kind: 'restore-field',
          field: field.key,
          risk: 'safe',
          needsRows: true,
          from: hidden,
          to: field,
          words,
        }
      : { kind: 'add-field', field: field.key, risk: 'safe', needsRows: true, to: field, words };
    return [first, ...fieldSteps(change)];
  });
}

function keptSteps(diff: EntityDiff, context: PlanContext): PlanStep[] {
  return diff.changed.flatMap((changed) =>
    fieldSteps({ ...changed, catalog: context.catalog, origin: 'kept' }),
  );
}

function dropped(field: FieldModel): PlanStep {
  return {
    kind: 'drop-field',
    field: field.key,
    risk: 'safe',
    needsRows: true,
    from: field,
    words: { field: field.label },
  };
}

function entitySteps(before: EntityModel, after: EntityModel, diff: EntityDiff): PlanStep[] {
  const steps: PlanStep[] = [];
  const quiet = { risk: 'safe', needsRows: false } as const;
  const { aspects } = diff;
  if (aspects.includes('label')) {
    const words = { from: before.label, to: after.label };
    steps.push({ kind: 'rename-entity', ...quiet, from: before.label, to: after.label, words });
  }
  if (aspects.some((aspect) => aspect === 'description' || aspect === 'icon' || aspect === 'color')) {
    steps.push({
      kind: 'describe-entity',
      ...quiet,
      from: faceOf(before),
      to: faceOf(after),
      words: { entity: after.label },
    });
  }
  if (aspects.includes('titleField')) {
    const words = { from: labelsOf(before, [before.titleField]), to: labelsOf(after, [after.titleField]) };
    steps.push({
      kind: 'title',
      field: after.titleField,
      ...quiet,
      from: before.titleField,
      to: after.titleField,
      words,
    });
  }
  if (aspects.includes('unique')) steps.push(...uniqueSteps(before, after));
  if (diff.reordered) {
    const keys = (model: EntityModel): string[] => model.fields.map((field) => field.key);
    steps.push({ kind: 'reorder', ...quiet, from: keys(before), to: keys(after), words: {} });
  }
  return steps;
}

function faceOf(model: EntityModel): Pick<EntityModel, 'description' | 'icon' | 'color'> {
  const { description, icon, color } = model;
  return { ...(description && { description }), ...(icon && { icon }), ...(color && { color }) };
}

/** The order of keys inside a unique key makes no difference. */
function uniqueSteps(before: EntityModel, after: EntityModel): PlanStep[] {
  const has = (model: EntityModel, keys: readonly string[]): boolean =>
    (model.unique ?? []).some((other) => sameJson([...other].sort(), [...keys].sort()));
  const gone = (before.unique ?? []).filter((keys) => !has(after, keys));
  const come = (after.unique ?? []).filter((keys) => !has(before, keys));
  return [
    ...gone.map((keys): PlanStep => {
      const words = { fields: labelsOf(before, keys) };
      return { kind: 'drop-unique-key', risk: 'safe', needsRows: false, from: keys, words };
    }),
    ...come.map((keys): PlanStep => {
      const words = { fields: labelsOf(after, keys) };
      return { kind: 'add-unique-key', risk: 'may-fail', needsRows: true, to: keys, words };
    }),
  ];
}
