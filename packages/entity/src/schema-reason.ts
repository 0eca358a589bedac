import type { Localized } from '@atelier/problem';

/** What a schema validator says of one place. Its own message is English only, so it is not shown. */
export interface SchemaMismatch {
  readonly keyword: string;
  readonly params?: object;
}

/** Why a place of a document does not fit its schema, in words that complete “…: {reason}”. */
export function schemaReason({ keyword, params }: SchemaMismatch): Localized {
  const details = new Map<string, unknown>(Object.entries(params ?? {}));
  const list = (name: string): string => {
    const value = details.get(name);
    return (Array.isArray(value) ? value : [value]).map(String).join(', ');
  };
  switch (keyword) {
    case 'type':
      return typeReason(list('type'));
    case 'required':
      return {
        zh: `缺少 ${list('requiredProperties')}`,
        en: `${list('requiredProperties')} is missing`,
      };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { zh: '含有不支持的项', en: 'it holds something that is not known here' };
    case 'enum':
    case 'const':
    case 'anyOf':
    case 'oneOf':
      return { zh: '不是允许的值', en: 'it is not one of the allowed values' };
    case 'pattern':
    case 'format':
      return { zh: '格式不正确', en: 'it is not in the right format' };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { zh: `至少需要 ${list('limit')} 个`, en: `it needs at least ${list('limit')}` };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { zh: `最多 ${list('limit')} 个`, en: `it may have ${list('limit')} at most` };
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return {
        zh: `应 ${comparison(details.get('comparison'))} ${list('limit')}`,
        en: `it must be ${comparison(details.get('comparison'))} ${list('limit')}`,
      };
    default:
      return { zh: '内容不符合要求', en: 'it is not of the right shape' };
  }
}

const typeNames: Readonly<Record<string, Localized>> = {
  object: { zh: '一组属性', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  null: { zh: '空值', en: 'empty' },
};

function typeReason(type: string): Localized {
  const name = typeNames[type];
  return name
    ? { zh: `应为${name.zh}`, en: `it must be ${name.en}` }
    : { zh: '类型不正确', en: 'it is of the wrong type' };
}

function comparison(sign: unknown): string {
  const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<' };
  return signs[String(sign)] ?? '';
}
