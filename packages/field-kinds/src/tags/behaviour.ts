import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { fail, pointer, succeed, type Issue } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank, lengthOf, tidyLine } from '../reading/characters.ts';
import { asTextList, hasSeparator, splitList } from '../reading/list.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import type { TagsSettings } from './definition.ts';
import { longestTag, tagsDisplay } from './display.ts';
import { tagsMessages } from './messages.ts';

const issue = issuesOf(tagsMessages);

export const tagsBehaviour: FieldKindBehaviour<TagsSettings> = {
  ...tagsDisplay,
  column: () => ({ type: 'text[]' }),
  toDatabase: (value) => value,
  fromDatabase: (value) => asTextList(value),
  normalize(value) {
    const list = asTextList(value);
    if (!list) return Array.isArray(value) && value.length === 0 ? null : value;
    const tags = distinctTags(list.map(tidyLine));
    return tags.length > 0 ? tags : null;
  },
  checkValue: checkTags,
  parseText(typed, settings) {
    if (isBlank(typed)) return succeed(null);
    const tags = distinctTags(splitList(typed).map((tag) => tidyLine(tag.replace(/^[#＃]+|[#＃]+$/g, ''))));
    if (tags.length === 0) return succeed(null);
    const issues = checkTags(tags, settings);
    return issues.length > 0 ? fail(...issues.map((found) => ({ ...found, at: '' }))) : succeed(tags);
  },
  searchText: (value) => (asTextList(value) ?? []).join(' '),
  recognize: recognizeTags,
};

/** 'VIP' and 'vip' are one tag; the spelling that came first stays. */
function distinctTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const key = tag.toLowerCase();
    if (tag !== '' && !seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
}

function checkTags(value: unknown, settings: TagsSettings): Issue[] {
  const list = asTextList(value);
  if (!list || new Set(list).size < list.length || list.includes('')) return [issue('tags.not-a-list')];
  const issues: Issue[] = [];
  if (list.length > settings.maxItems) issues.push(issue('tags.too-many', { max: settings.maxItems }));
  list.forEach((tag, index) => {
    if (lengthOf(tag) > longestTag)
      issues.push(issue('tags.too-long', { text: tag, max: longestTag }, pointer(index)));
    if (hasSeparator(tag)) issues.push(issue('tags.separator', { text: tag }, pointer(index)));
  });
  return issues;
}

function recognizeTags(sample: ColumnSample): { likelihood: number } {
  const short = shareOf(
    sample,
    (cell) => !/[\r\n]/.test(cell) && splitList(cell).every((piece) => piece.length <= 16),
  );
  const several = shareOf(sample, (cell) => splitList(cell).length > 1);
  if (short < 0.9) return { likelihood: 0 };
  if (headerHas(sample, ['标签', 'tag', 'tags', 'labels', '兴趣', '爱好', '偏好']))
    return { likelihood: 0.82 };
  return { likelihood: several > 0.3 ? 0.6 : 0 };
}
