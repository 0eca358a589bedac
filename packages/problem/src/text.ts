/** The languages the product speaks. Every text a person can meet exists in each of them. */
export type Language = 'zh' | 'en';

export const languages: readonly Language[] = ['zh', 'en'];

/** One text in every language, for example `{ zh: '客户', en: 'Customer' }`. */
export type Localized = Readonly<Record<Language, string>>;

/**
 * A text for one language. User-made labels may have been written in one language only:
 * an empty translation falls back to the other rather than showing nothing.
 */
export function localize(text: Localized, language: Language): string {
  return text[language] || text.zh || text.en;
}

/** Whether an unknown value is a text in every language. */
export function isLocalized(value: unknown): value is Localized {
  return (
    typeof value === 'object' &&
    value !== null &&
    languages.every((language) => typeof Reflect.get(value, language) === 'string')
  );
}

/**
 * Fills `{name}` slots of a template with values. Slots without a value stay visible, so that a
 * missing detail is noticed instead of leaving a hole in the sentence.
 *
 * @example formatText('第 {row} 行', { row: 3 }) // '第 3 行'
 */
export function formatText(template: string, details: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g, (slot, name: string) => {
    const value = details[name];
    if (value === undefined || value === null) return slot;
    if (Array.isArray(value)) return value.map(String).join(', ');
    return String(value);
  });
}
