import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank, readable, tidyLine } from '../reading/characters.ts';
import { isId, plainId } from '../reading/id.ts';
import type { RelationSettings } from './definition.ts';
import { relationDisplay } from './display.ts';
import { relationMessages } from './messages.ts';

const issue = issuesOf(relationMessages);

/** A value is the id of a record of `settings.entity`. */
export const relationBehaviour: FieldKindBehaviour<RelationSettings> = {
  ...relationDisplay,
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
  searchText: () => '',
  checkSettings: (settings) => (settings.entity ? [] : [issue('relation.no-entity', undefined, '/entity')]),
};
