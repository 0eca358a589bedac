import type { Dependent, EntityPlan, PlanStep as PlanStepShape } from '@atelier/api';
import { describeEffect, describeStep, type PlanStep, type RowEffect } from '@atelier/entity';
import type { Issue, Language, Localized } from '@atelier/problem';
import type { Texts } from '../platform/text/texts.ts';
import type { ChangedFields } from './dependent-finder.ts';
import type { PreparedChange } from './prepare-change.ts';

export interface PlanPresentation {
  readonly version: number;
  readonly dependents: readonly Dependent[];
  readonly texts: Texts;
  readonly language: Language;
}

/** A prepared change as a designer reads it. */
export function presentPlan(prepared: PreparedChange, presentation: PlanPresentation): EntityPlan {
  const { texts, language, version, dependents } = presentation;
  const issues = issuesOf(prepared);
  return {
    version,
    rows: prepared.total,
    steps: prepared.steps.map(({ step, effect }) => presentStep(step, effect, texts)),
    dependents: [...dependents],
    issues: issues.map((issue) => ({
      ...issue,
      details: { ...issue.details },
      message: texts.textOf(issue, language),
    })),
    publishable: issues.length === 0,
  };
}

/** What keeps the change from being published: the design, or rows that do not fit. */
export function issuesOf(prepared: PreparedChange): Issue[] {
  const refused = prepared.steps.flatMap(({ step, effect }) =>
    effect.fails > 0 ? [refusal(prepared, step, effect)] : [],
  );
  return [...prepared.issues, ...refused];
}

function refusal(prepared: PreparedChange, step: PlanStep, effect: RowEffect): Issue {
  const index = prepared.after.fields.findIndex(({ key }) => key === step.field);
  const named = effect.failing.slice(0, 5).map(({ title }) => title);
  return {
    code: 'entity.rows-refuse',
    at: index < 0 ? '' : `/fields/${index}`,
    details: {
      step: { zh: describeStep(step, 'zh'), en: describeStep(step, 'en') },
      count: effect.fails,
      examples: { zh: named.join('、'), en: named.join(', ') },
      rows: effect.failing.map(({ id }) => id),
      ...(step.field === undefined ? {} : { field: step.field }),
    },
  };
}

function presentStep(step: PlanStep, effect: RowEffect, texts: Texts): PlanStepShape {
  const both = (text: (language: Language) => string): Localized => ({ zh: text('zh'), en: text('en') });
  return {
    kind: step.kind,
    ...(step.field === undefined ? {} : { field: step.field }),
    text: both((language) => describeStep(step, language)),
    effectText: both((language) => describeEffect(step, effect, language)),
    effect:
      effect.fails > 0 ? 'refused' : effect.converts > 0 && step.kind !== 'add-field' ? 'changes' : 'none',
    changing: effect.converts,
    failing: effect.fails,
    samples: effect.samples.map((sample) => ({
      id: sample.id,
      title: sample.title,
      before: shown(sample.before),
      after: shown(sample.after),
    })),
    failures: effect.failing.map((failure) => ({
      id: failure.id,
      title: failure.title,
      value: shown(failure.before),
      reason: both((language) => texts.textOf(failure.issue, language)),
    })),
  };
}

function shown(value: unknown): string {
  return value === null || value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}

/** What others may depend on, as far as the steps touch it. */
export function changedFields(prepared: PreparedChange): ChangedFields {
  const breaking = new Set<string>();
  const changing = new Set<string>();
  for (const { step } of prepared.steps) {
    if (step.field === undefined) continue;
    if (step.kind === 'drop-field' || step.kind === 'change-kind') breaking.add(step.field);
    else if (step.kind === 'remove-option' || (step.kind === 'change-settings' && step.risk !== 'safe'))
      changing.add(step.field);
  }
  return {
    entity: prepared.entity,
    breaking: [...breaking],
    changing: [...changing].filter((key) => !breaking.has(key)),
    before: prepared.catalogBefore,
    after: prepared.catalogAfter,
  };
}
