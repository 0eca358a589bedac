import { bug } from '@atelier/problem';
import type { WidgetKind, WidgetKindDefinition, WidgetKinds } from '@atelier/report';
import { widgetBehaviours } from './behaviours.ts';
import { widgetDefinitions, type WidgetKindId } from './definitions.ts';

export { widgetDefinitions, type WidgetKindId } from './definitions.ts';

const ids = Object.keys(widgetDefinitions) as WidgetKindId[];
const kinds = new Map<string, WidgetKind>(
  ids.map((id) => {
    const definition: WidgetKindDefinition = widgetDefinitions[id];
    if (definition.id !== id) throw bug(`widget kind ${definition.id} is listed as ${id}`);
    return [id, { definition, behaviour: widgetBehaviours[id] }];
  }),
);

/** The installed widget kinds. */
export const widgetKinds: WidgetKinds = {
  get: (id) => kinds.get(id),
  all: () => [...kinds.values()],
};
