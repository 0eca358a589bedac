import type { FieldKindBehaviour, FieldModel } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank, readable, tidyLine } from '../reading/characters.ts';
import { idSchema, isId, plainId } from '../reading/id.ts';
import type { RelationSettings } from './definition.ts';
import { relationMessages } from './messages.ts';

const issue = issuesOf(relationMessages);

/** A value is the id of a record of `settings.entity`. */
export const relationBehaviour: FieldKindBehaviour<RelationSettings> = {
  valueSchema: () => idSchema,
  column: ({ entity, onDelete }) => ({ type: 'uuid', ...(entity ? { references: entity, onDelete } : {}) }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: plainId,
  checkValue: (value) => (isId(value) ? [] : [issue('relation.not-an-id')]),
  parseText(typed, settings, context) {
    if (isBlank(typed)) return succeed(null);
    const text = tidyLine(typed);
    const found = context.resolve?.(settings.entity, text) ?? readable(text).toLowerCase();
    return isId(found) ? succeed(found) : fail(issue('relation.not-found', { text }));
  },
  formatText: (value, settings, context) =>
    typeof value === 'string' ? (context.title?.(settings.entity, value) ?? value) : '',
  searchText: () => '',
  scope: (field) => ({ type: 'record', ...(targetOfField(field) ? { target: targetOfField(field) } : {}) }),
  target: (settings) => settings.entity || undefined,
  checkSettings: (settings) => (settings.entity ? [] : [issue('relation.no-entity', undefined, '/entity')]),
};

function targetOfField(field: FieldModel): string | undefined {
  const { entity } = field.settings;
  return typeof entity === 'string' && entity !== '' ? entity : undefined;
}
