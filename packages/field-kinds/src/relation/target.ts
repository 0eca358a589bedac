import { settingsOf } from '../control/reading-of.ts';
import type { EditorProps } from '../view.ts';
import { relation } from './definition.ts';

/** The entity that the values of a field point at. */
export function targetOf({ field }: Pick<EditorProps, 'field'>): string {
  return settingsOf(field, relation.defaultSettings).entity;
}
