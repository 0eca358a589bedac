import type { Dashboard, Place } from '@atelier/report';
import { widgetKinds } from '@atelier/widgets';
import GridLayout, { useContainerWidth, type Layout } from 'react-grid-layout';
import 'react-grid-layout/css/styles.css';
import type { ReactNode } from 'react';
import styles from './designer.module.css';

interface WidgetGridProps {
  readonly dashboard: Dashboard;
  onPlace(places: Readonly<Record<string, Place>>): void;
  readonly children: (widgetId: string) => ReactNode;
}

/** The grid of a dashboard while it is designed: drag by the title, resize at the corner. */
export function WidgetGrid({ dashboard, onPlace, children }: WidgetGridProps) {
  const { width, containerRef, mounted } = useContainerWidth();
  const layout = dashboard.widgets.map(({ id, kind, place }) => {
    const smallest = widgetKinds.get(kind)?.definition.traits.smallest;
    return {
      i: id,
      x: place.x,
      y: place.y,
      w: place.width,
      h: place.height,
      ...(smallest ? { minW: smallest.width, minH: smallest.height } : {}),
    };
  });
  const take = (next: Layout) => {
    const places: Record<string, Place> = {};
    for (const { i, x, y, w, h } of next) {
      const before = dashboard.widgets.find((widget) => widget.id === i)?.place;
      const isSame = before && before.x === x && before.y === y && before.width === w && before.height === h;
      if (before && !isSame) places[i] = { x, y, width: w, height: h };
    }
    if (Object.keys(places).length > 0) onPlace(places);
  };
  return (
    <div ref={containerRef} className={styles.canvas}>
      {mounted && (
        <GridLayout
          width={width}
          layout={layout}
          gridConfig={{ cols: 12, rowHeight: 16, margin: [16, 16], containerPadding: [0, 0] }}
          dragConfig={{ handle: `.${styles.handle ?? ''}` }}
          onDragStop={(next) => take(next)}
          onResizeStop={(next) => take(next)}
        >
          {dashboard.widgets.map(({ id }) => (
            <div key={id}>{children(id)}</div>
          ))}
        </GridLayout>
      )}
    </div>
  );
}
