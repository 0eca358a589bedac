import type { Localized } from '@atelier/problem';
import i18next, { type i18n } from 'i18next';

/**
 * Texts of one room. `{name}` marks a slot; an English text that changes with a number has both
 * forms and takes the slot `count`. A key without one of the languages does not compile.
 */
export type Message =
  | Localized
  | { readonly zh: string; readonly en: { readonly one: string; readonly other: string } };

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

type Slots<M extends Message> =
  | SlotNames<TextsOf<M> & string>
  | (M['en'] extends string ? never : 'count');

/** Nothing for a text without slots, else every slot by name. */
export type SlotArguments<M extends Message> = [Slots<M>] extends [never]
  ? []
  : [values: Readonly<Record<Slots<M>, string | number>>];

/** Says a message of one set in the present language. */
export type Say<M extends Messages> = <K extends keyof M & string>(key: K, ...values: SlotArguments<M[K]>) => string;

/** The one i18next instance; rooms add their texts as they are loaded. */
export const speech: i18n = i18next.createInstance();

void speech.init({
  lng: 'zh',
  fallbackLng: false,
  ns: [],
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: true,
  interpolation: {
    prefix: '{',
    suffix: '}',
    escapeValue: false,
    // 3042 reads `3,042`. A number that names something (a year, a version) is given as text.
    alwaysFormat: true,
    format: (value: unknown, _format, language) =>
      typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value),
  },
});

/**
 * Registers the texts of a room, usually in its `messages.ts`, and gives the set for `useText`.
 *
 * @example
 * export const recordMessages = defineMessages('record', {
 *   add: { zh: '新建', en: 'New' },
 *   chosen: { zh: '已选 {count} 条', en: { one: '{count} selected', other: '{count} selected' } },
 * });
 */
export function defineMessages<const M extends Messages>(namespace: string, messages: M): MessageSet<M> {
  const zh: Record<string, string> = {};
  const en: Record<string, string> = {};
  for (const [key, message] of Object.entries(messages)) {
    zh[key] = message.zh;
    if (typeof message.en === 'string') {
      en[key] = message.en;
    } else {
      en[`${key}_one`] = message.en.one;
      en[`${key}_other`] = message.en.other;
    }
  }
  speech.addResourceBundle('zh', namespace, zh, true, true);
  speech.addResourceBundle('en', namespace, en, true, true);
  return { namespace, messages };
}

/** Says a message outside React (document titles, file names). */
export function sayer<M extends Messages>(set: MessageSet<M>): Say<M> {
  return (key, ...values) => speech.t(key, { ns: set.namespace, ...values[0] });
}
