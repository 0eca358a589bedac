import type { WidgetKindDefinition } from '@atelier/report';
import { bar } from './bar/definition.ts';
import { line } from './line/definition.ts';
import { number } from './number/definition.ts';
import { pie } from './pie/definition.ts';
import { table } from './table/definition.ts';

/** In the order in which they are offered. */
export const widgetDefinitions = { number, bar, line, pie, table } as const satisfies Readonly<
  Record<string, WidgetKindDefinition>
>;

export type WidgetKindId = keyof typeof widgetDefinitions;
