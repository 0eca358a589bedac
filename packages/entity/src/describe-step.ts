import { bug, type Language } from '@atelier/problem';
import type { PlanStep, RowEffect } from './plan-step.ts';

/** One plain sentence about a step: “新增字段“等级””. */
export function describeStep(_step: PlanStep, _language: Language): string {
  throw bug('being built');
}

/** What the step means for rows: “现有 1,012 行此字段为空”; '' where there is nothing to say. */
export function describeEffect(_step: PlanStep, _effect: RowEffect, _language: Language): string {
  throw bug('being built');
}
