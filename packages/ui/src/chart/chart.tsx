import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../parts/states.tsx';
import { useColorMode } from '../theme/color-mode.ts';
import { useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';
import type { ChartHandle, ChartPoint } from './chart-engine.ts';

/** What to draw, in ECharts' words; colours, fonts and axes already come from our tokens. */
export type ChartOption = EChartsCoreOption;
export type { ChartPoint } from './chart-engine.ts';

export interface ChartProps {
  readonly option: ChartOption;
  /** Says what the picture shows to those who do not see it. */
  readonly label: string;
  /** Pixels, or '100%' of a parent that has a height. */
  readonly height?: number | string;
  onSelect?(point: ChartPoint): void;
}

/** The one owner of ECharts. The library is fetched when the first chart is on screen. */
export function Chart({ option, label, height = 280, onSelect }: ChartProps) {
  const say = useText(uiMessages);
  const mode = useColorMode();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ option, onSelect });
  const [handle, setHandle] = useState<ChartHandle>();

  useEffect(() => {
    latest.current = { option, onSelect };
    handle?.draw(option);
  }, [handle, option, onSelect]);

  useEffect(() => {
    let left = false;
    let opened: ChartHandle | undefined;
    void import('./chart-engine.ts').then(({ openChart }) => {
      if (left || !box.current) return;
      opened = openChart(box.current, mode, (point) => latest.current.onSelect?.(point));
      opened.draw(latest.current.option);
      setHandle(opened);
    });
    return () => {
      left = true;
      opened?.close();
      setHandle(undefined);
    };
  }, [mode]);

  return (
    <div style={{ height, position: 'relative' }} role="img" aria-label={label || say('chart')}>
      <div ref={box} style={{ position: 'absolute', inset: 0, cursor: onSelect ? 'pointer' : 'default' }} />
      {!handle && <Loading rows={4} />}
    </div>
  );
}
