import type { FieldKindDisplay } from '@atelier/entity';
import { asTextList, joinList } from '../reading/list.ts';
import type { TagsSettings } from './definition.ts';

export const longestTag = 40;

export const tagsDisplay: FieldKindDisplay<TagsSettings> = {
  valueSchema: (settings) => ({
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: longestTag },
    minItems: 1,
    maxItems: settings.maxItems,
    uniqueItems: true,
  }),
  formatText: (value, _settings, { language }) => joinList(asTextList(value) ?? [], language),
  scope: () => ({ type: 'list' }),
};
