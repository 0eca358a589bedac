import type { JsonSchema } from './field-kind.ts';
import type { Language, Localized } from '@atelier/problem';

/**
 * What a settings schema says to people, under the one extra keyword `x-atelier`:
 * `label` and `help` in every language, and `editor` where a plain form control would not do.
 */
export interface SettingText {
  readonly label: Localized;
  readonly help?: Localized;
  /** Names an editor of the designer: 'options', 'entity', 'fields', 'condition', 'assignments' … */
  readonly editor?: string;
}

/** One setting: its schema and its texts. */
export function setting(text: SettingText, schema: JsonSchema): JsonSchema {
  return { ...schema, 'x-atelier': text };
}

/** One named choice of a setting, for `oneOf`. */
export function choice(value: string, label: Localized): JsonSchema {
  return { const: value, 'x-atelier': { label } };
}

/** The settings of a kind: an object that knows only these keys. */
export function settingsObject(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A text in every language, e.g. the label of an option. At least one must be written. */
export const localizedSchema: JsonSchema = {
  type: 'object',
  properties: {
    zh: setting({ label: { zh: '中文', en: 'Chinese' } }, { type: 'string', maxLength: 80 }),
    en: setting({ label: { zh: '英文', en: 'English' } }, { type: 'string', maxLength: 80 }),
  },
  required: ['zh', 'en'],
  additionalProperties: false,
};

/**
 * The same schema for one language: `x-atelier` becomes `title` and `description`, as form
 * generators know them. Everything else stays.
 */
export function schemaIn(schema: JsonSchema, language: Language): JsonSchema {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key !== 'x-atelier') {
      out[key] = translated(value, language);
      continue;
    }
    if (!isSettingText(value)) continue;
    out.title = value.label[language];
    if (value.help) out.description = value.help[language];
    if (value.editor) out['x-atelier'] = { editor: value.editor };
  }
  return out;
}

function translated(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => translated(item, language));
  return isSchema(value) ? schemaIn(value, language) : value;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSettingText(value: unknown): value is SettingText {
  return isSchema(value) && isSchema(value.label);
}
