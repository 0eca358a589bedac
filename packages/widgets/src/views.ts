import { BarView } from './bar/view.tsx';
import type { WidgetKindId } from './definitions.ts';
import { LineView } from './line/view.tsx';
import { NumberView } from './number/view.tsx';
import { PieView } from './pie/view.tsx';
import { TableView } from './table/view.tsx';
import type { WidgetView } from './view.ts';

export type { WidgetView, WidgetViewProps } from './view.ts';

export const widgetViews: Readonly<Record<WidgetKindId, WidgetView>> = {
  number: { View: NumberView },
  bar: { View: BarView },
  line: { View: LineView },
  pie: { View: PieView },
  table: { View: TableView },
};

/** The view of a kind that may not be installed. */
export function widgetView(kind: string): WidgetView | undefined {
  return Object.hasOwn(widgetViews, kind) ? widgetViews[kind as WidgetKindId] : undefined;
}
