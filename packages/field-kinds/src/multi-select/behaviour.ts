import type { ColumnSample, FieldKindBehaviour } from '@atelier/entity';
import { fail, pointer, succeed, type Issue } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isBlank, tidyLine } from '../reading/characters.ts';
import { asTextList, hasSeparator, splitList } from '../reading/list.ts';
import { headerHas, shareOf } from '../reading/sample.ts';
import { selectMessages } from '../select/messages.ts';
import { checkOptions, matchOption, optionOf, proposeOptions } from '../select/options.ts';
import type { MultiSelectSettings } from './definition.ts';
import { multiSelectDisplay } from './display.ts';
import { multiSelectMessages } from './messages.ts';

const issue = issuesOf(multiSelectMessages);
const optionIssue = issuesOf(selectMessages);

export const multiSelectBehaviour: FieldKindBehaviour<MultiSelectSettings> = {
  ...multiSelectDisplay,
  column: () => ({ type: 'text[]' }),
  toDatabase: (value) => value,
  fromDatabase: (value) => asTextList(value),
  normalize(value, settings) {
    const list = asTextList(value);
    if (!list) return Array.isArray(value) && value.length === 0 ? null : value;
    const chosen = [...new Set(list.map(tidyLine).filter((text) => text !== ''))];
    const known = settings.options.map((option) => option.value).filter((option) => chosen.includes(option));
    const sorted = [...known, ...chosen.filter((text) => !known.includes(text))];
    return sorted.length > 0 ? sorted : null;
  },
  checkValue: (value, settings) => checkChosen(value, settings),
  parseText(typed, settings) {
    const whole = matchOption(settings.options, typed);
    if (whole) return succeed([whole.value]);
    if (isBlank(typed)) return succeed(null);
    const pieces = splitList(typed);
    const issues = pieces
      .filter((piece) => !matchOption(settings.options, piece))
      .map((piece) => optionIssue('select.not-an-option', { text: piece }));
    if (issues.length > 0) return fail(...issues);
    const values = pieces.map((piece) => matchOption(settings.options, piece)?.value);
    return succeed(multiSelectBehaviour.normalize(values, settings));
  },
  searchText: () => '',
  recognize: recognizeMultiSelect,
  checkSettings: (settings) => [...checkOptions(settings.options), ...checkSeparators(settings)],
};

/** A label with a comma could not be told from two options when a file is read again. */
function checkSeparators(settings: MultiSelectSettings): Issue[] {
  return settings.options.flatMap(({ label }, index) =>
    [label.zh, label.en]
      .filter(hasSeparator)
      .slice(0, 1)
      .map((text) => issue('multi-select.separator', { text }, pointer('options', index, 'label'))),
  );
}

function checkChosen(value: unknown, settings: MultiSelectSettings): Issue[] {
  const list = asTextList(value);
  if (!list || new Set(list).size < list.length) return [issue('multi-select.not-a-list')];
  return list.flatMap((item, index) =>
    optionOf(settings.options, item)
      ? []
      : [optionIssue('select.not-an-option', { text: item }, pointer(index))],
  );
}

/** Few different words, often several in a cell. Many different ones are tags. */
function recognizeMultiSelect(sample: ColumnSample): { likelihood: number; settings?: MultiSelectSettings } {
  const short = shareOf(
    sample,
    (cell) => !/[\r\n]/.test(cell) && splitList(cell).every((piece) => piece.length <= 16),
  );
  const several = shareOf(sample, (cell) => splitList(cell).length > 1);
  if (sample.cells.length < 5 || short < 1 || several < 0.15) return { likelihood: 0 };
  const pieces = sample.cells.flatMap((cell) => splitList(cell));
  const options = proposeOptions({ header: sample.header, cells: pieces, distinct: new Set(pieces).size });
  if (options.length > 20 || options.length > pieces.length / 3) return { likelihood: 0 };
  return { likelihood: headerHas(sample, ['标签', 'tags']) ? 0.7 : 0.85, settings: { options } };
}
