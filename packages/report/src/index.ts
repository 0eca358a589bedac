export { formatBucket } from './bucket-text.ts';
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
export { checkDashboard, checkWidget, type ReportWorld } from './check-dashboard.ts';
export { checkQuestion, mayMeasure } from './check-question.ts';
export {
  columnsOf,
  datasetOf,
  groupDigits,
  measureLabel,
  type ReadingContext,
  type WidgetRows,
} from './dataset.ts';
export { dimensionKey, groupedQuery, measureKey, recordsQuery } from './question-query.ts';
export { dashboardSchema, questionSchema, readDashboard } from './read-dashboard.ts';
export { fieldAt } from './resolve-path.ts';
export {
  addWidget,
  freeWidgetId,
  inReadingOrder,
  placeWidgets,
  removeWidget,
  replaceWidget,
} from './operations.ts';
export { reportMessages } from './messages.ts';
