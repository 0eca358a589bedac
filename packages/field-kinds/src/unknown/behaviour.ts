import type { FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank } from '../reading/characters.ts';
import { unknownDisplay } from './display.ts';
import { unknownMessages } from './messages.ts';

const issue = issuesOf(unknownMessages);

export const unknownBehaviour: FieldKindBehaviour = {
  ...unknownDisplay,
  column: () => ({ type: 'jsonb' }),
  toDatabase: (value) => (value === null ? null : JSON.stringify(value)),
  fromDatabase: (value) => (value instanceof Date ? value.toISOString() : value),
  normalize: (value) => value,
  checkValue: () => [],
  parseText: (typed) => (isBlank(typed) ? succeed(null) : fail(issue('unknown.read-only'))),
  searchText: () => '',
};
