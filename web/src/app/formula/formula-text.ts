import {
  check,
  parseFormula,
  scopeAt,
  toFormula,
  type Expression,
  type FormulaNames,
  type Scope,
  type ScopeField,
  type ValueType,
} from '@atelier/expression';
import type { Issue, Language } from '@atelier/problem';

/**
 * A formula is stored with keys and written with labels. Both keep the line breaks and spaces that
 * the writer made: only names are exchanged, at their place. What cannot be read stays as it is.
 */
export function withLabels(stored: string, scope: Scope, language: Language): string {
  return respell(stored, { scope, language, names: { labels: language } });
}

export function withKeys(written: string, scope: Scope, language: Language): string {
  return respell(written, { scope, language, names: 'keys' });
}

export interface FormulaReading {
  readonly issues: readonly Issue[];
  /** What it gives; undefined while it cannot be read. */
  readonly type?: ValueType;
}

/** What is wrong with a formula as it is written, and what it gives. */
export function readFormula(text: string, scope: Scope, language: Language): FormulaReading {
  const parsed = parseFormula(text, scope, language);
  if (!parsed.ok) return { issues: parsed.issues };
  const checked = check(parsed.value, scope);
  return checked.ok ? { issues: [], type: checked.value.type } : { issues: checked.issues };
}

interface Spelling {
  readonly scope: Scope;
  readonly language: Language;
  readonly names: FormulaNames;
}

interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function respell(text: string, spelling: Spelling): string {
  const { scope, language, names } = spelling;
  const parsed = parseFormula(text, scope, language);
  if (!parsed.ok) return text;
  const exchanges: Exchange[] = [];
  collect(parsed.value, spelling, exchanges);
  const respelled = exchanges
    .toSorted((a, b) => b.from - a.from)
    .reduce((out, { from, to, text: name }) => out.slice(0, from) + name + out.slice(to), text);
  const again = parseFormula(respelled, scope, language);
  const means = (expression: Expression) => toFormula(expression, scope, 'keys');
  // A label that reads as something else in this place: then the whole is printed, which knows how to avoid it.
  return again.ok && means(again.value) === means(parsed.value)
    ? respelled
    : toFormula(parsed.value, scope, names);
}

function collect(node: Expression, spelling: Spelling, out: Exchange[]): void {
  const { scope, names } = spelling;
  const { span } = node;
  switch (node.kind) {
    case 'field':
    case 'variable':
      if (span) out.push({ ...span, text: toFormula(node, scope, names) });
      return;
    case 'literal':
      if (span && node.literalType === 'text') out.push({ ...span, text: toFormula(node, scope, names) });
      return;
    case 'list':
      for (const item of node.items) collect(item, spelling, out);
      return;
    case 'related':
      if (node.where) collect(node.where, { ...spelling, scope: scopeAt(scope, node.entity) }, out);
      return;
    case 'call':
      collectCall(node, spelling, out);
  }
}

/** Beside a field of options, a text is one of its values and reads as its label. */
function collectCall(node: Extract<Expression, { kind: 'call' }>, spelling: Spelling, out: Exchange[]): void {
  const options = spelling.names !== 'keys' ? optionsIn(node.arguments, spelling.scope) : [];
  for (const argument of node.arguments) {
    const values = argument.kind === 'list' ? argument.items : [argument];
    for (const value of values) {
      const option =
        value.kind === 'literal' && value.literalType === 'text'
          ? options.find((candidate) => candidate.value === value.value)
          : undefined;
      const label = option?.label[spelling.language] || option?.label.zh || option?.label.en;
      if (label && value.span) out.push({ ...value.span, text: `"${label.replaceAll('"', '""')}"` });
      else collect(value, spelling, out);
    }
  }
}

function optionsIn(args: readonly Expression[], scope: Scope) {
  return args.flatMap((argument) => {
    if (argument.kind !== 'field') return [];
    let entity: string | undefined = scope.entity;
    let field: ScopeField | undefined;
    for (const key of argument.path) {
      field = entity === undefined ? undefined : scope.field(entity, key);
      entity = field?.target;
    }
    return field?.options ?? [];
  });
}
