import { defineCatalogue, type Issue, type Localized } from '@atelier/problem';
import type { ValueType } from './ast.ts';

/** Everything that can be wrong with a formula, a condition tree or an expression. */
export const expressionMessages = defineCatalogue({
  'expression.empty': { kind: 'invalid', zh: '公式是空的', en: 'The formula is empty' },
  'expression.too-long': {
    kind: 'limit',
    zh: '公式太长，最多 {limit} 个字符',
    en: 'The formula is too long; {limit} characters at most',
  },
  'expression.too-deep': {
    kind: 'limit',
    zh: '嵌套太深，最多 {limit} 层',
    en: 'Nested too deeply; {limit} levels at most',
  },
  'expression.too-many-parts': {
    kind: 'limit',
    zh: '太复杂，最多包含 {limit} 个部分',
    en: 'Too complex; {limit} parts at most',
  },
  'expression.value-expected': {
    kind: 'invalid',
    zh: '这里应为一个值、字段或函数，实际是“{found}”',
    en: 'Expected a value, a field or a function here, found “{found}”',
  },
  'expression.value-missing': {
    kind: 'invalid',
    zh: '公式没有写完，这里还缺一个值、字段或函数',
    en: 'The formula ends too early; a value, a field or a function is missing here',
  },
  'expression.symbol-expected': {
    kind: 'invalid',
    zh: '这里应为{expected}，实际是“{found}”',
    en: 'Expected {expected} here, found “{found}”',
  },
  'expression.symbol-missing': {
    kind: 'invalid',
    zh: '公式没有写完，还缺{expected}',
    en: 'The formula ends too early; {expected} is missing',
  },
  'expression.operator-expected': {
    kind: 'invalid',
    zh: '“{found}”前面应该有运算符，例如 + 或 AND',
    en: 'Expected an operator such as + or AND before “{found}”',
  },
  'expression.name-expected': {
    kind: 'invalid',
    zh: '点号后面应为字段名，实际是“{found}”',
    en: 'Expected the name of a field after the dot, found “{found}”',
  },
  'expression.character-unknown': {
    kind: 'invalid',
    zh: '公式里不能使用字符“{found}”',
    en: 'The character “{found}” has no meaning in a formula',
  },
  'expression.text-unclosed': {
    kind: 'invalid',
    zh: '文本缺少结尾的引号 {expected}',
    en: 'The text has no closing quote {expected}',
  },
  'expression.brace-unclosed': {
    kind: 'invalid',
    zh: '字段名缺少结尾的 }',
    en: 'The field name has no closing }',
  },
  'expression.number-too-long': {
    kind: 'limit',
    zh: '数字太长，小数点前最多 {integer} 位，小数点后最多 {scale} 位',
    en: 'The number is too long; {integer} digits before and {scale} after the point at most',
  },
  'expression.text-too-long': {
    kind: 'limit',
    zh: '文本太长，最多 {limit} 个字符',
    en: 'The text is too long; {limit} characters at most',
  },
  'expression.text-invalid': {
    kind: 'invalid',
    zh: '文本里有无法保存的字符',
    en: 'The text has characters that cannot be stored',
  },
  'expression.unknown-field': {
    kind: 'invalid',
    zh: '“{entity}”没有字段“{name}”',
    en: '{entity} has no field “{name}”',
  },
  'expression.unknown-field-similar': {
    kind: 'invalid',
    zh: '“{entity}”没有字段“{name}”，您想写的是“{closest}”吗？',
    en: '{entity} has no field “{name}”. Did you mean “{closest}”?',
  },
  'expression.ambiguous-label': {
    kind: 'invalid',
    zh: '“{entity}”有多个字段叫“{name}”，请改用字段标识：{choices}',
    en: '{entity} has several fields called “{name}”. Use a key instead: {choices}',
  },
  'expression.unknown-name': {
    kind: 'invalid',
    zh: '没有叫“{name}”的字段或变量',
    en: 'There is no field or variable “{name}”',
  },
  'expression.unknown-name-similar': {
    kind: 'invalid',
    zh: '没有叫“{name}”的字段或变量，您想写的是“{closest}”吗？',
    en: 'There is no field or variable “{name}”. Did you mean “{closest}”?',
  },
  'expression.unknown-function': {
    kind: 'invalid',
    zh: '没有函数 {name}',
    en: 'There is no function {name}',
  },
  'expression.unknown-function-similar': {
    kind: 'invalid',
    zh: '没有函数 {name}，您想写的是 {closest} 吗？',
    en: 'There is no function {name}. Did you mean {closest}?',
  },
  'expression.function-without-arguments': {
    kind: 'invalid',
    zh: '{name} 是函数，后面要写括号：{signature}',
    en: '{name} is a function and needs parentheses: {signature}',
  },
  'expression.not-a-relation': {
    kind: 'invalid',
    zh: '“{name}”不是关联字段，后面不能再接字段',
    en: '“{name}” does not lead to another record, so no field can follow it',
  },
  'expression.path-too-long': {
    kind: 'limit',
    zh: '字段路径太长，最多 {limit} 段',
    en: 'The field path is too long; {limit} names at most',
  },
  'expression.unknown-relation': {
    kind: 'invalid',
    zh: '“{name}”不是指向“{entity}”的关联',
    en: '“{name}” is not a relation that points at {entity}',
  },
  'expression.argument-missing': {
    kind: 'invalid',
    zh: '{function} 缺少参数：{signature}',
    en: '{function} lacks an argument: {signature}',
  },
  'expression.argument-surplus': {
    kind: 'invalid',
    zh: '{function} 的参数太多：{signature}',
    en: '{function} has too many arguments: {signature}',
  },
  'expression.argument-type': {
    kind: 'invalid',
    zh: '{function} 的第 {position} 个参数应为{expected}，实际是{given}',
    en: 'Argument {position} of {function} must be {expected}, not {given}',
  },
  'expression.argument-fixed': {
    kind: 'invalid',
    zh: '{function} 的第 {position} 个参数必须直接写出来：{choices}',
    en: 'Argument {position} of {function} must be written out: {choices}',
  },
  'expression.operand-types': {
    kind: 'invalid',
    zh: '{operator} 不能用于{left}和{right}',
    en: '{operator} does not work between {left} and {right}',
  },
  'expression.operand-type': {
    kind: 'invalid',
    zh: '{operator} 不能用于{given}',
    en: '{operator} does not work on {given}',
  },
  'expression.results-differ': {
    kind: 'invalid',
    zh: '{function} 的各个结果类型不同：{left}和{right}',
    en: 'The results of {function} have different types: {left} and {right}',
  },
  'expression.not-boolean': {
    kind: 'invalid',
    zh: '这里应为一个条件，实际是{given}',
    en: 'This must be true or false, not {given}',
  },
  'expression.unknown-option': {
    kind: 'invalid',
    zh: '“{field}”没有选项“{value}”',
    en: '{field} has no option “{value}”',
  },
  'expression.unknown-option-similar': {
    kind: 'invalid',
    zh: '“{field}”没有选项“{value}”，您想写的是“{closest}”吗？',
    en: '{field} has no option “{value}”. Did you mean “{closest}”?',
  },
  'expression.date-invalid': {
    kind: 'invalid',
    zh: '“{value}”不是日期，请写成 2026-01-31',
    en: '“{value}” is not a date; write 2026-01-31',
  },
  'expression.date-time-invalid': {
    kind: 'invalid',
    zh: '“{value}”不是日期时间，请写成 2026-01-31T08:00:00Z',
    en: '“{value}” is not a date with time; write 2026-01-31T08:00:00Z',
  },
  'expression.id-invalid': {
    kind: 'invalid',
    zh: '“{value}”不是记录的标识',
    en: '“{value}” is not the id of a record',
  },
  'expression.number-too-large': {
    kind: 'limit',
    zh: '这个计算的结果可能大到无法精确表示',
    en: 'This calculation can grow beyond what can be computed exactly',
  },
  'expression.text-too-large': {
    kind: 'limit',
    zh: '这个计算可能产生过长的文本',
    en: 'This calculation can produce too much text',
  },
  'expression.format-invalid': {
    kind: 'invalid',
    zh: '格式“{value}”不可用，可以写：{choices}',
    en: 'The format “{value}” cannot be used; write {choices}',
  },
  'expression.shape-invalid': {
    kind: 'invalid',
    zh: '这里的表达式结构无效',
    en: 'The expression is malformed here',
  },

  'condition.shape-invalid': {
    kind: 'invalid',
    zh: '这里的条件结构无效',
    en: 'The condition is malformed here',
  },
  'condition.property-unknown': {
    kind: 'invalid',
    zh: '条件里不认识“{name}”',
    en: 'A condition has no property “{name}”',
  },
  'condition.combinator-unknown': {
    kind: 'invalid',
    zh: '条件组只能是“全部满足”或“任一满足”',
    en: 'A group of conditions is combined with “and” or “or”',
  },
  'condition.operator-unknown': {
    kind: 'invalid',
    zh: '没有比较方式“{operator}”',
    en: 'There is no operator “{operator}”',
  },
  'condition.too-many-rules': {
    kind: 'limit',
    zh: '条件太多，最多 {limit} 个',
    en: 'Too many conditions; {limit} at most',
  },
  'condition.too-deep': {
    kind: 'limit',
    zh: '条件嵌套太深，最多 {limit} 层',
    en: 'Conditions are nested too deeply; {limit} levels at most',
  },
  'condition.operator-unfit': {
    kind: 'invalid',
    zh: '“{field}”是{type}，不能用“{operator}”',
    en: '{field} is {type}; “{operator}” does not work on it',
  },
  'condition.value-missing': {
    kind: 'invalid',
    zh: '请为“{field}”填写要比较的值',
    en: 'Give a value to compare {field} with',
  },
  'condition.value-unfit': {
    kind: 'invalid',
    zh: '“{field}”需要{expected}',
    en: '{field} needs {expected}',
  },
  'condition.value-surplus': {
    kind: 'invalid',
    zh: '“{operator}”不需要值',
    en: '“{operator}” takes no value',
  },
  'condition.source-unfit': {
    kind: 'invalid',
    zh: '“{operator}”只能与填写的值比较',
    en: '“{operator}” works with a given value only',
  },
  'condition.values-too-many': {
    kind: 'limit',
    zh: '值太多，最多 {limit} 个',
    en: 'Too many values; {limit} at most',
  },
  'condition.period-unfit': {
    kind: 'invalid',
    zh: '“{operator}”不能与相对日期一起使用',
    en: '“{operator}” does not work with a relative date',
  },
  'condition.field-source-type': {
    kind: 'invalid',
    zh: '“{field}”不能与“{other}”比较',
    en: '{field} cannot be compared with {other}',
  },
});

export type ExpressionCode = keyof typeof expressionMessages;

/** Makes an issue; a code that the catalogue does not hold does not compile. */
export function issue(
  code: ExpressionCode,
  place: Omit<Issue, 'code' | 'at'> & { readonly at?: string } = {},
): Issue {
  return { code, ...place, at: place.at ?? '' };
}

const typeNames: Readonly<Record<ValueType, Localized>> = {
  text: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是/否值', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  dateTime: { zh: '日期时间', en: 'a date with time' },
  list: { zh: '列表', en: 'a list' },
  record: { zh: '关联记录', en: 'a record' },
  user: { zh: '用户', en: 'a user' },
  null: { zh: '空值', en: 'an empty value' },
};

/** The name of a type, or of several, as it stands in a sentence. */
export function typeName(...types: readonly ValueType[]): Localized {
  const names = types.map((type) => typeNames[type]);
  return { zh: names.map((name) => name.zh).join('或'), en: names.map((name) => name.en).join(' or ') };
}
