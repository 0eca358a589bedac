import type { WidgetKindBehaviour } from '@atelier/report';
import { bar } from './bar/behaviour.ts';
import type { WidgetKindId } from './definitions.ts';
import { line } from './line/behaviour.ts';
import { number } from './number/behaviour.ts';
import { pie } from './pie/behaviour.ts';
import { table } from './table/behaviour.ts';

export const widgetBehaviours: Readonly<Record<WidgetKindId, WidgetKindBehaviour>> = {
  number,
  bar,
  line,
  pie,
  table,
};
