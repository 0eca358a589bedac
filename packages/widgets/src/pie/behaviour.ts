import type { WidgetKindBehaviour } from '@atelier/report';

/** Asks as the question says and draws what comes. */
export const pie: WidgetKindBehaviour = {};
