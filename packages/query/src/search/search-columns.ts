import { searchableFields, type Catalog } from '@atelier/entity';
import { pinyinWords } from './pinyin-words.ts';
import { gramsOfWord, isIdeographic, wordsOf } from './words.ts';

/** Characters of one field that take part in search. */
const longestText = 300;

export interface SearchColumns {
  /** For `search_text text COLLATE "C"`: a line for each field, `field<tab>word word word`. */
  readonly text: string;
  /** For `search_tokens text[]`: the grams of all lines. */
  readonly tokens: readonly string[];
}

/**
 * What a record is found by. `values` are the JSON values of the whole record after the change.
 *
 * @example searchColumns(catalog, 'customer', { name: '王小明' }).text
 * // 'name\t王小明 wangxiaoming xiaoming ming wxm xm wangxm'
 */
export function searchColumns(
  catalog: Catalog,
  entity: string,
  values: Readonly<Record<string, unknown>>,
): SearchColumns {
  const lines: string[] = [];
  const tokens = new Set<string>();
  for (const field of searchableFields(catalog, entity)) {
    const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
    if (value === undefined || value === null) continue;
    const text = catalog.kindOf(field).behaviour.searchText(value, field.settings);
    const words = searchWords(text);
    if (words.length === 0) continue;
    lines.push(`${field.key}\t${words.join(' ')}`);
    for (const word of words) gramsOfWord(word, tokens);
  }
  return { text: lines.join('\n'), tokens: [...tokens] };
}

function searchWords(text: string): string[] {
  const words = new Set<string>();
  for (const word of wordsOf([...text].slice(0, longestText).join(''))) {
    words.add(word);
    if (isIdeographic(word)) for (const typed of pinyinWords(word)) words.add(typed);
  }
  return [...words];
}
