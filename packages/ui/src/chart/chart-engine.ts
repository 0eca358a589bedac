import {
  BarChart,
  FunnelChart,
  GaugeChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
} from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as install, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { fonts, palettes, seriesColors, type ColorMode } from '../theme/tokens.ts';

install([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  FunnelChart,
  GaugeChart,
  HeatmapChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  LabelLayout,
  SVGRenderer,
]);

/** The mark a person chose. */
export interface ChartPoint {
  readonly seriesIndex: number;
  readonly dataIndex: number;
  readonly name: string;
}

export interface ChartHandle {
  draw(option: EChartsCoreOption): void;
  close(): void;
}

/** Draws into a box that has a size, follows its size, and reports clicks on marks. */
export function openChart(
  box: HTMLElement,
  mode: ColorMode,
  onSelect: (point: ChartPoint) => void,
): ChartHandle {
  const chart = init(box, chartTheme(mode), { renderer: 'svg' });
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(box);
  chart.on('click', (event) =>
    onSelect({ seriesIndex: event.seriesIndex ?? 0, dataIndex: event.dataIndex, name: event.name }),
  );
  return {
    draw: (option) =>
      chart.setOption({ animation: !isStill, animationDuration: 300, ...option }, { notMerge: true }),
    close: () => {
      resize.disconnect();
      chart.dispose();
    },
  };
}

function chartTheme(mode: ColorMode): Record<string, unknown> {
  const color = palettes[mode];
  const axis = {
    axisLine: { show: false, lineStyle: { color: color.hairline } },
    axisTick: { show: false },
    axisLabel: { color: color.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: color.hairline, width: 1 } },
    nameTextStyle: { color: color.muted },
  };
  return {
    color: seriesColors[mode],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: fonts.text, color: color.ink },
    categoryAxis: {
      ...axis,
      axisLine: { show: true, lineStyle: { color: color.hairline } },
      splitLine: { show: false },
    },
    valueAxis: axis,
    timeAxis: { ...axis, splitLine: { show: false } },
    logAxis: axis,
    legend: { textStyle: { color: color.muted }, icon: 'circle', itemWidth: 8, itemHeight: 8, itemGap: 16 },
    tooltip: {
      backgroundColor: color.raised,
      borderColor: color.hairline,
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { color: color.ink, fontSize: 13 },
      extraCssText: `box-shadow: ${color.shadow}; border-radius: 6px;`,
    },
    line: { symbolSize: 5, lineStyle: { width: 2 }, smooth: false },
    bar: { barMaxWidth: 32, itemStyle: { borderRadius: [2, 2, 0, 0] } },
    pie: { itemStyle: { borderColor: color.surface, borderWidth: 2 }, label: { color: color.ink } },
  };
}
