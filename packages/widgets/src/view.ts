import type { Dataset, DatasetRow, Widget } from '@atelier/report';
import type { Language } from '@atelier/problem';
import type { ComponentType } from 'react';

export interface WidgetViewProps {
  readonly widget: Widget;
  readonly dataset: Dataset;
  readonly language: Language;
  /** Opens the records behind a cell: the row, and the measure column where one was meant. */
  onDrill(row: DatasetRow, measure?: string): void;
}

export interface WidgetView {
  readonly View: ComponentType<WidgetViewProps>;
}
