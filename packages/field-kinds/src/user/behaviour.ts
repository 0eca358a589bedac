import { userTarget, type FieldKindBehaviour } from '@atelier/entity';
import { fail, succeed } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank, readable, tidyLine } from '../reading/characters.ts';
import { isId, plainId } from '../reading/id.ts';
import type { UserSettings } from './definition.ts';
import { userDisplay } from './display.ts';
import { userMessages } from './messages.ts';

const issue = issuesOf(userMessages);

/** A value is the id of a user. */
export const userBehaviour: FieldKindBehaviour<UserSettings> = {
  ...userDisplay,
  column: () => ({ type: 'uuid' }),
  toDatabase: (value) => value,
  fromDatabase: (value) => value,
  normalize: plainId,
  checkValue: (value) => (isId(value) ? [] : [issue('user.not-an-id')]),
  parseText(typed, _settings, context) {
    if (isBlank(typed)) return succeed(null);
    const text = tidyLine(typed);
    const found = context.resolve?.(userTarget, text) ?? readable(text).toLowerCase();
    return isId(found) ? succeed(found) : fail(issue('user.not-found', { text }));
  },
  searchText: () => '',
};
