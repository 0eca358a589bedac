import { proposeKey } from '@atelier/entity';
import { optionColors, type ChoiceOption } from '@atelier/field-kinds';
import { isLocalized, type Language } from '@atelier/problem';

/** Edits of a list of options. The stored value follows the name until records may hold it. */

/** The options of a setting; anything else in its place is none. */
export function readOptions(value: unknown): readonly ChoiceOption[] {
  return Array.isArray(value) ? value.filter(isOption) : [];
}

function isOption(value: unknown): value is ChoiceOption {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    typeof value.value === 'string' &&
    'label' in value &&
    isLocalized(value.label)
  );
}

function valueFor(option: ChoiceOption, others: readonly ChoiceOption[]): string {
  const name = option.label.en.trim() || option.label.zh.trim();
  return name === ''
    ? freeValue(others)
    : proposeKey(
        name,
        others.map((other) => other.value),
      );
}

function freeValue(others: readonly ChoiceOption[]): string {
  const taken = new Set(others.map((other) => other.value));
  for (let number = others.length + 1; ; number += 1) {
    if (!taken.has(`option${number}`)) return `option${number}`;
  }
}

/** A new option after another, in a colour that is not used yet. */
export function addOption(
  options: readonly ChoiceOption[],
  after: number,
  name?: { readonly text: string; readonly language: Language },
) {
  const used = new Set(options.map((option) => option.color));
  const color = optionColors.find((one) => !used.has(one)) ?? 'gray';
  const label = { zh: '', en: '', ...(name && { [name.language]: name.text }) };
  const bare: ChoiceOption = { value: '', label, color };
  const option = { ...bare, value: valueFor(bare, options) };
  return [...options.slice(0, after + 1), option, ...options.slice(after + 1)];
}

/** Several at once, as pasted: one a line; names that are there already are left out. */
export function addOptions(
  options: readonly ChoiceOption[],
  after: number,
  names: { readonly texts: readonly string[]; readonly language: Language },
) {
  return names.texts.reduce<{ readonly list: readonly ChoiceOption[]; readonly at: number }>(
    ({ list, at }, raw) => {
      const text = raw.trim().slice(0, 80);
      const isThere = list.some((option) => option.label.zh === text || option.label.en === text);
      if (text === '' || isThere) return { list, at };
      return { list: addOption(list, at, { text, language: names.language }), at: at + 1 };
    },
    { list: options, at: after },
  ).list;
}

export function changeOption(
  options: readonly ChoiceOption[],
  index: number,
  change: { readonly option: ChoiceOption; readonly isFixed: boolean },
) {
  const before = options[index];
  if (!before) return options;
  const others = options.filter((_, at) => at !== index);
  const isChosen = change.option.value !== before.value;
  const follows =
    !change.isFixed &&
    !isChosen &&
    (before.value === valueFor(before, others) || /^option\d+$/.test(before.value));
  const next = follows ? { ...change.option, value: valueFor(change.option, others) } : change.option;
  return options.map((option, at) => (at === index ? next : option));
}

export function moveOption(options: readonly ChoiceOption[], from: number, to: number) {
  const option = options[from];
  if (!option || to < 0 || to >= options.length) return options;
  const rest = options.filter((_, at) => at !== from);
  return [...rest.slice(0, to), option, ...rest.slice(to)];
}
