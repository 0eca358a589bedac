import type { ChartOption } from '@atelier/ui';
import { useCallback } from 'react';
import { ChartWidget } from '../chart-widget.tsx';
import { drawn, shortNumber, wholeSteps, type Plotted } from '../series.ts';
import type { WidgetViewProps } from '../view.ts';
import { tooltipOf } from '../tooltip.ts';

export function BarView(props: WidgetViewProps) {
  const { settings } = props.widget;
  const { language } = props;
  const isHorizontal = settings['horizontal'] === true;
  const option = useCallback(
    ({ categories, series }: Plotted): ChartOption => {
      const names = {
        type: 'category',
        data: [...categories],
        inverse: isHorizontal,
        axisLabel: { overflow: 'truncate', width: isHorizontal ? 96 : 72, hideOverlap: true },
      };
      const numbers = {
        type: 'value',
        minInterval: wholeSteps(series),
        axisLabel: { formatter: (value: number) => shortNumber(value, language) },
      };
      return {
        grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
        legend: { show: series.length > 1, top: 0, left: 0 },
        tooltip: tooltipOf(series),
        xAxis: isHorizontal ? numbers : names,
        yAxis: isHorizontal ? names : numbers,
        series: series.map((one) => ({
          type: 'bar',
          name: one.name,
          ...(settings['stacked'] === true ? { stack: 'all' } : {}),
          label: {
            show: settings['values'] === true,
            position: isHorizontal ? 'right' : 'top',
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              one.cells[dataIndex]?.texts[one.measure] ?? '',
          },
          data: one.cells.map((row) => (row ? drawn(row, one.column) : null)),
        })),
      };
    },
    [isHorizontal, language, settings],
  );
  return <ChartWidget {...props} option={option} />;
}
