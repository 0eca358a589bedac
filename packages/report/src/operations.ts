import type { Dashboard, Place, Widget } from './dashboard.ts';

/** Puts a new widget below all others, so that nothing that was placed by hand moves. */
export function addWidget(
  dashboard: Dashboard,
  widget: Omit<Widget, 'place'>,
  size: Pick<Place, 'width' | 'height'>,
): Dashboard {
  const bottom = Math.max(0, ...dashboard.widgets.map(({ place }) => place.y + place.height));
  return {
    ...dashboard,
    widgets: [...dashboard.widgets, { ...widget, place: { x: 0, y: bottom, ...size } }],
  };
}

export function replaceWidget(dashboard: Dashboard, widget: Widget): Dashboard {
  return {
    ...dashboard,
    widgets: dashboard.widgets.map((other) => (other.id === widget.id ? widget : other)),
  };
}

export function removeWidget(dashboard: Dashboard, id: string): Dashboard {
  return { ...dashboard, widgets: dashboard.widgets.filter((widget) => widget.id !== id) };
}

export function placeWidgets(dashboard: Dashboard, places: Readonly<Record<string, Place>>): Dashboard {
  return {
    ...dashboard,
    widgets: dashboard.widgets.map((widget) => {
      const place = Object.hasOwn(places, widget.id) ? places[widget.id] : undefined;
      return place ? { ...widget, place } : widget;
    }),
  };
}

/** Reading order, for the phone and for screen readers: from top to bottom, then from left to right. */
export function inReadingOrder(widgets: readonly Widget[]): Widget[] {
  return [...widgets].sort((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
}

export function freeWidgetId(dashboard: Dashboard, kind: string): string {
  const taken = new Set(dashboard.widgets.map((widget) => widget.id));
  let number = 1;
  while (taken.has(`${kind}${number}`)) number += 1;
  return `${kind}${number}`;
}
