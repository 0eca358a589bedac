import type { ChartOption } from '@atelier/ui';
import { useCallback } from 'react';
import { ChartWidget } from '../chart-widget.tsx';
import { drawn, shortNumber, wholeSteps, type Plotted } from '../series.ts';
import { tooltipOf } from '../tooltip.ts';
import type { WidgetViewProps } from '../view.ts';

export function LineView(props: WidgetViewProps) {
  const { settings } = props.widget;
  const { language } = props;
  const option = useCallback(
    ({ categories, series }: Plotted): ChartOption => ({
      grid: { left: 8, right: 20, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
      legend: { show: series.length > 1, top: 0, left: 0 },
      tooltip: tooltipOf(series),
      xAxis: {
        type: 'category',
        data: [...categories],
        boundaryGap: false,
        axisLabel: { hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: wholeSteps(series),
        axisLabel: { formatter: (value: number) => shortNumber(value, language) },
      },
      series: series.map((one) => ({
        type: 'line',
        name: one.name,
        symbol: 'circle',
        // A lone point has no line to show it.
        showSymbol: categories.length <= 31,
        ...(settings['area'] === true ? { areaStyle: { opacity: 0.12 } } : {}),
        label: {
          show: settings['values'] === true,
          formatter: ({ dataIndex }: { dataIndex: number }) => one.cells[dataIndex]?.texts[one.measure] ?? '',
        },
        data: one.cells.map((row) => (row ? drawn(row, one.column) : null)),
      })),
    }),
    [language, settings],
  );
  return <ChartWidget {...props} option={option} />;
}
