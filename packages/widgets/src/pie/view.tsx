import type { ChartOption } from '@atelier/ui';
import { useCallback } from 'react';
import { ChartWidget } from '../chart-widget.tsx';
import { drawn, type Plotted } from '../series.ts';
import { tooltipOf } from '../tooltip.ts';
import type { WidgetViewProps } from '../view.ts';

export function PieView(props: WidgetViewProps) {
  const { settings } = props.widget;
  const option = useCallback(
    ({ categories, series }: Plotted): ChartOption => {
      const [one] = series;
      return {
        tooltip: tooltipOf(series, 'item'),
        series: one
          ? [
              {
                type: 'pie',
                radius: settings['ring'] === true ? ['54%', '78%'] : '78%',
                avoidLabelOverlap: true,
                label: {
                  formatter: ({ name, dataIndex }: { name: string; dataIndex: number }) =>
                    settings['values'] === true
                      ? `${name}  ${one.cells[dataIndex]?.texts[one.measure] ?? ''}`
                      : name,
                  overflow: 'truncate',
                  width: 120,
                },
                data: one.cells.map((row, index) => ({
                  name: categories[index] ?? '',
                  value: row ? drawn(row, one.column) : null,
                })),
              },
            ]
          : [],
      };
    },
    [settings],
  );
  return <ChartWidget {...props} option={option} />;
}
