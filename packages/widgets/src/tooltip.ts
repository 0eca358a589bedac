import type { Series } from './series.ts';

interface Pointed {
  readonly seriesIndex?: number;
  readonly dataIndex: number;
  readonly marker?: unknown;
  readonly name: string;
}

/** Exact texts instead of the numbers that were drawn. What records hold is escaped: ECharts writes HTML. */
export function tooltipOf(series: readonly Series[], trigger: 'axis' | 'item' = 'axis') {
  return {
    trigger,
    axisPointer: { type: 'line', lineStyle: { type: 'solid', width: 1 } },
    confine: true,
    formatter: (pointed: Pointed | readonly Pointed[]) => {
      const points = Array.isArray(pointed) ? (pointed as readonly Pointed[]) : [pointed as Pointed];
      const lines = points.map((point) => {
        const one = series[point.seriesIndex ?? 0];
        const text = one?.cells[point.dataIndex]?.texts[one.measure] ?? '—';
        const name = trigger === 'item' ? point.name : (one?.name ?? '');
        return `<div>${typeof point.marker === 'string' ? point.marker : ''}${escapeHtml(name)} <b>${escapeHtml(text)}</b></div>`;
      });
      const head = trigger === 'axis' ? `<div>${escapeHtml(points[0]?.name ?? '')}</div>` : '';
      return head + lines.join('');
    },
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
