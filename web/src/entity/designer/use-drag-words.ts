import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import { useText } from '@atelier/ui';
import { entityMessages } from '../messages.ts';

/** What a screen reader hears while something is moved. */
export function useDragWords(nameOf: (id: string) => string) {
  const say = useText(entityMessages);
  const name = (id: UniqueIdentifier) => nameOf(String(id));
  const positionOf = (data: unknown): number => {
    const sortable: unknown =
      typeof data === 'object' && data !== null && 'sortable' in data ? data.sortable : undefined;
    const index: unknown =
      typeof sortable === 'object' && sortable !== null && 'index' in sortable ? sortable.index : undefined;
    return typeof index === 'number' ? index + 1 : 0;
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => say('moveLifted', { field: name(active.id) }),
    onDragOver: ({ active, over }) =>
      over ? say('moveOver', { field: name(active.id), position: positionOf(over.data.current) }) : undefined,
    onDragEnd: ({ active, over }) =>
      over
        ? say('moveDropped', { field: name(active.id), position: positionOf(over.data.current) })
        : say('moveCancelled'),
    onDragCancel: () => say('moveCancelled'),
  };
  return { announcements, screenReaderInstructions: { draggable: say('moveHelp') } };
}
