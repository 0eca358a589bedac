import type { Localized } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import { formulaOf } from './default-formula.ts';
import type { FieldDiff } from './diff.ts';
import type { EntityModel, FieldModel } from './model.ts';
import type { PlanRisk, PlanStep, PlanStepKind } from './plan-step.ts';
import { sameJson } from './same-json.ts';
import { acceptsAtLeast } from './schema-widening.ts';

export interface FieldChange extends FieldDiff {
  readonly catalog: Catalog;
  /** A new field is empty in every row; a restored one brings the values it had. */
  readonly origin: 'new' | 'restored' | 'kept';
}

/** The steps that lead a field from one state to the other, in no particular order. */
export function fieldSteps(change: FieldChange): PlanStep[] {
  return [...textSteps(change), ...shapeSteps(change), ...valueSteps(change), ...flagSteps(change)];
}

/** The labels of fields as one text: 姓名、手机号. */
export function labelsOf(model: EntityModel, keys: readonly string[]): Localized {
  const labels = keys.map(
    (key) => model.fields.find((field) => field.key === key)?.label ?? { zh: key, en: key },
  );
  return {
    zh: labels.map((label) => label.zh || label.en).join('、'),
    en: labels.map((label) => label.en || label.zh).join(', '),
  };
}

interface StepParts {
  readonly risk?: PlanRisk;
  readonly needsRows?: boolean;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly words?: PlanStep['words'];
}

function step(kind: PlanStepKind, change: FieldChange, parts: StepParts = {}): PlanStep {
  const { risk = 'safe', needsRows = risk !== 'safe', words, ...ends } = parts;
  return {
    kind,
    field: change.after.key,
    risk,
    needsRows,
    ...ends,
    words: { field: change.after.label, ...words },
  };
}

function textSteps(change: FieldChange): PlanStep[] {
  const { before, after, aspects } = change;
  const steps: PlanStep[] = [];
  if (aspects.includes('label')) {
    const words = { from: before.label, to: after.label };
    steps.push(step('rename-label', change, { from: before.label, to: after.label, words }));
  }
  if (aspects.includes('help'))
    steps.push(step('change-help', change, { from: before.help, to: after.help }));
  if (aspects.includes('sensitivity')) {
    steps.push(step('change-sensitivity', change, { from: before.sensitivity, to: after.sensitivity }));
  }
  return steps;
}

function shapeSteps(change: FieldChange): PlanStep[] {
  const { before, after, aspects, catalog } = change;
  if (aspects.includes('kind')) {
    const words = {
      from: catalog.kindOf(before).definition.label,
      to: catalog.kindOf(after).definition.label,
    };
    return [step('change-kind', change, { risk: 'may-fail', from: before, to: after, words })];
  }
  if (!aspects.includes('settings')) return [];
  const bridged = withOptionsOf(before, after, catalog);
  return [
    ...optionSteps(change),
    ...(sameJson(bridged.settings, after.settings) ? [] : [settingsStep(change, bridged)]),
  ];
}

/** `before` with the options of `after`: what then still differs is about other settings. */
function withOptionsOf(before: FieldModel, after: FieldModel, catalog: Catalog): FieldModel {
  const { behaviour } = catalog.kindOf(after);
  let bridged = before;
  for (const [key, value] of Object.entries(after.settings)) {
    const tried: FieldModel = { ...bridged, settings: { ...bridged.settings, [key]: value } };
    // Whichever setting holds the options: exchanging it changes them.
    if (!sameJson(behaviour.scope(tried).options, behaviour.scope(bridged).options)) bridged = tried;
  }
  return bridged;
}

function optionSteps(change: FieldChange): PlanStep[] {
  const optionsOf = (field: FieldModel): ReadonlyMap<string, Localized> =>
    new Map(
      change.catalog
        .kindOf(field)
        .behaviour.scope(field)
        .options?.map(({ value, label }) => [value, label]),
    );
  const [old, next] = [optionsOf(change.before), optionsOf(change.after)];
  const steps: PlanStep[] = [];
  for (const [value, label] of next) {
    const earlier = old.get(value);
    if (!earlier) steps.push(step('add-option', change, { to: value, words: { option: label } }));
    else if (!sameJson(earlier, label)) {
      steps.push(
        step('rename-option', change, { from: earlier, to: label, words: { from: earlier, to: label } }),
      );
    }
  }
  for (const [value, label] of old) {
    if (!next.has(value))
      steps.push(step('remove-option', change, { risk: 'may-fail', from: value, words: { option: label } }));
  }
  const keptBefore = [...old.keys()].filter((value) => next.has(value));
  const keptAfter = [...next.keys()].filter((value) => old.has(value));
  if (!sameJson(keptBefore, keptAfter))
    steps.push(step('reorder-options', change, { from: keptBefore, to: keptAfter }));
  return steps;
}

function settingsStep(change: FieldChange, bridged: FieldModel): PlanStep {
  const { after, catalog } = change;
  const { behaviour } = catalog.kindOf(after);
  const accepts = acceptsAtLeast(
    behaviour.valueSchema(bridged.settings),
    behaviour.valueSchema(after.settings),
  );
  // Ids of one entity mean nothing in another, although both look the same.
  const sameTarget = behaviour.target?.(bridged.settings) === behaviour.target?.(after.settings);
  const sameColumn = behaviour.column(bridged.settings).type === behaviour.column(after.settings).type;
  const risk = accepts && sameTarget ? (sameColumn ? 'safe' : 'converts') : 'may-fail';
  return step('change-settings', change, { risk, from: change.before.settings, to: after.settings });
}

function valueSteps(change: FieldChange): PlanStep[] {
  const { before, after, aspects, origin, catalog } = change;
  const steps: PlanStep[] = [];
  const generated = catalog.kindOf(after).definition.traits.generated;
  if (generated && (origin !== 'kept' || aspects.includes('kind')))
    steps.push(step('generate-values', change, { risk: 'converts' }));
  if (aspects.includes('default'))
    steps.push(step('change-default', change, { from: before.default, to: after.default }));
  if (fillsDefault(change)) steps.push(step('fill-default', change, { risk: 'converts', to: after.default }));
  return steps;
}

/** A field that becomes required takes its fixed default where it is empty; a formula is for new records. */
function fillsDefault({ before, after }: FieldChange): boolean {
  const fixed =
    after.default !== undefined && after.default !== null && formulaOf(after.default) === undefined;
  return fixed && after.required === true && before.required !== true;
}

function flagSteps(change: FieldChange): PlanStep[] {
  const { after, aspects, origin } = change;
  const fills = fillsDefault(change);
  const steps: PlanStep[] = [];
  if (aspects.includes('required')) {
    if (after.required) steps.push(step('require', change, { risk: fills ? 'safe' : 'may-fail' }));
    else steps.push(step('unrequire', change));
  }
  if (aspects.includes('unique')) {
    // A new column is empty, and empty values never collide.
    const collides = fills || origin !== 'new';
    if (after.unique) steps.push(step('unique', change, { risk: collides ? 'may-fail' : 'safe' }));
    else steps.push(step('ununique', change));
  }
  return steps;
}
