import { recordsQuery, type WidgetKindBehaviour } from '@atelier/report';

/** Records, not groups. */
export const table: WidgetKindBehaviour = { toQuery: recordsQuery };
