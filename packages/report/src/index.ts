export type { Dashboard, Dimension, Place, Question, Widget, WidgetMeasure } from './dashboard.ts';
export type {
  Dataset,
  DatasetColumn,
  DatasetRow,
  WidgetKind,
  WidgetKindBehaviour,
  WidgetKindDefinition,
  WidgetKinds,
} from './widget-kind.ts';
