import { formatText, type Language, type Localized } from '@atelier/problem';

/**
 * Texts of one room. `{name}` marks a slot; an English text that changes with a number has both
 * forms and takes the slot `count`. A key without one of the languages does not compile.
 */
export type Message =
  Localized | { readonly zh: string; readonly en: { readonly one: string; readonly other: string } };

export type Messages = Readonly<Record<string, Message>>;

/** A room's texts under the name by which they were registered. */
export interface MessageSet<M extends Messages> {
  readonly namespace: string;
  readonly messages: M;
}

type SlotNames<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotNames<Rest>
  : never;

type TextsOf<M extends Message> = M['zh'] | (M['en'] extends string ? M['en'] : M['en'][keyof M['en']]);

type Slots<M extends Message> = SlotNames<TextsOf<M> & string> | (M['en'] extends string ? never : 'count');

/** Nothing for a text without slots, else every slot by name. */
export type SlotArguments<M extends Message> = [Slots<M>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<M>, string | number>>];

/** Says a message of one set in the present language. */
export type Say<M extends Messages> = <K extends keyof M & string>(
  key: K,
  ...values: SlotArguments<M[K]>
) => string;

/**
 * Names the texts of a room, in its `messages.ts`, for `useText`. They come and go with the room's own
 * script, so no room pays for the texts of another.
 *
 * @example
 * export const recordMessages = defineMessages('record', {
 *   add: { zh: '新建', en: 'New' },
 *   chosen: { zh: '已选 {count} 条', en: { one: '{count} selected', other: '{count} selected' } },
 * });
 */
export function defineMessages<const M extends Messages>(namespace: string, messages: M): MessageSet<M> {
  return { namespace, messages };
}

/** Says a message of one set in one language. A number reads as people write it: 3042 is `3,042`. */
export function speaker<M extends Messages>(set: MessageSet<M>, language: Language): Say<M> {
  return (key, ...[values]) => {
    const template = templateOf(set.messages[key], language, values);
    return values ? formatText(template, readable(values, language)) : template;
  };
}

type SlotValues = Readonly<Record<string, string | number>>;

function templateOf(
  message: Message | undefined,
  language: Language,
  values: SlotValues | undefined,
): string {
  const text = message?.[language] ?? '';
  if (typeof text === 'string') return text;
  return new Intl.PluralRules(language).select(Number(values?.['count'])) === 'one' ? text.one : text.other;
}

/** What names something (a year, a version) is given as text and stays as it is. */
function readable(values: SlotValues, language: Language): SlotValues {
  const figures = new Intl.NumberFormat(language);
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'number' ? figures.format(value) : value]),
  );
}
