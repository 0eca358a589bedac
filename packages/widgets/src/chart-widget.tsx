import { localize } from '@atelier/problem';
import { Chart, type ChartOption, type ChartPoint } from '@atelier/ui';
import { useMemo } from 'react';
import { DatasetTable } from './dataset-table.tsx';
import { plotted, type Plotted } from './series.ts';
import type { WidgetViewProps } from './view.ts';

interface ChartWidgetProps extends WidgetViewProps {
  /** What to draw; texts, colours and axes that all charts share are added. */
  option(plot: Plotted): ChartOption;
}

/** A chart over categories: a click on a mark opens its records; the same numbers stand in a table for readers. */
export function ChartWidget({ widget, dataset, language, onDrill, option }: ChartWidgetProps) {
  const plot = useMemo(() => plotted(dataset, language), [dataset, language]);
  const drawing = useMemo(() => option(plot), [option, plot]);
  const open = ({ seriesIndex, dataIndex }: ChartPoint) => {
    const series = plot.series[seriesIndex];
    const row = series?.cells[dataIndex];
    if (series && row) onDrill(row, series.measure);
  };
  return (
    <>
      <Chart option={drawing} label={localize(widget.title, language)} height="100%" onSelect={open} />
      <DatasetTable
        dataset={dataset}
        language={language}
        caption={localize(widget.title, language)}
        onDrill={onDrill}
      />
    </>
  );
}
