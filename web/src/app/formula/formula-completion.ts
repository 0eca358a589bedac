import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import {
  functionHelp,
  parseFormula,
  type FunctionHelp,
  type Scope,
  type ScopeField,
} from '@atelier/expression';
import { languages, localize, type Language, type Localized } from '@atelier/problem';
import { sayer } from '@atelier/ui';
import { formulaMessages } from './messages.ts';

export interface CompletionPlace {
  readonly scope: Scope;
  readonly language: Language;
}

/** A place and what was typed there so far. */
interface Typing extends CompletionPlace {
  readonly typed: string;
}

const say = sayer(formulaMessages);
const technical: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt']);

/** What fits at the cursor: options in quotes, fields in braces and behind dots, else everything. */
export function completeFormula(context: CompletionContext, place: CompletionPlace): CompletionResult | null {
  return inQuotes(context, place) ?? inBraces(context, place) ?? bareWord(context, place);
}

/** After `{等级} = "` come the options of that field. */
function inQuotes(context: CompletionContext, { scope, language }: CompletionPlace): CompletionResult | null {
  const before = context.state.sliceDoc(0, context.pos);
  const match = /(\{[^{}]+\})\s*(?:=|<>|!=|(?:NOT\s+)?IN\s*\[(?:[^\]"]|"[^"]*")*)\s*"([^"]*)$/iu.exec(before);
  if (!match) return null;
  const [, name = '', typed = ''] = match;
  const options = fieldNamed(name, scope)?.options ?? [];
  const fitting = options.filter((option) => fits(typed, [option.label], option.value));
  if (fitting.length === 0) return null;
  const closes = context.state.sliceDoc(context.pos, context.pos + 1) === '"';
  return {
    from: context.pos - typed.length,
    filter: false,
    options: fitting.map((option) => {
      const label = localize(option.label, language);
      return { label, apply: closes ? label : `${label}"`, section: section('sectionOptions', 0) };
    }),
  };
}

function fieldNamed(braced: string, scope: Scope): ScopeField | undefined {
  const parsed = parseFormula(braced, scope);
  if (!parsed.ok || parsed.value.kind !== 'field') return undefined;
  let entity: string | undefined = scope.entity;
  let field: ScopeField | undefined;
  for (const key of parsed.value.path) {
    field = entity === undefined ? undefined : scope.field(entity, key);
    entity = field?.target;
  }
  return field;
}

/** `{客户.` continues along the relation. */
function inBraces(context: CompletionContext, place: CompletionPlace): CompletionResult | null {
  const match = context.matchBefore(/[{｛][^{}｛｝]*$/u);
  if (!match) return null;
  const inner = match.text.slice(1);
  const dot = inner.lastIndexOf('.');
  const typed = inner.slice(dot + 1);
  const head = dot < 0 ? '' : inner.slice(0, dot);
  const entity = dot < 0 ? place.scope.entity : entityBehind(head, place.scope);
  if (entity === undefined) return null;
  const closes = /^[}｝]/.test(context.state.sliceDoc(context.pos, context.pos + 1));
  const from = match.from + 1 + dot + 1;
  const apply: Apply = (label) => insertName(label, closes ? '' : '}', closes);
  const fields = fieldCompletions(entity, { ...place, typed }, apply);
  const variables = dot < 0 ? variableCompletions({ ...place, typed }, apply) : [];
  return { from, filter: false, options: [...fields, ...variables] };
}

/** Puts the name in and the cursor behind the closing brace. */
function insertName(label: string, ending: string, closes: boolean): Insert {
  return (...[view, , from, to]) => {
    const end = from + label.length + ending.length + (closes ? 1 : 0);
    view.dispatch({
      changes: { from, to, insert: label + ending },
      selection: { anchor: end },
      userEvent: 'input.complete',
    });
  };
}

function entityBehind(head: string, scope: Scope): string | undefined {
  const parsed = parseFormula(`{${head}}`, scope);
  if (!parsed.ok) return undefined;
  const node = parsed.value;
  if (node.kind !== 'field' && node.kind !== 'variable') return undefined;
  const start = node.kind === 'field' ? scope.entity : scope.variable(node.name)?.target;
  return node.path.reduce<string | undefined>(
    (entity, key) => (entity === undefined ? undefined : scope.field(entity, key)?.target),
    start,
  );
}

function bareWord(context: CompletionContext, place: CompletionPlace): CompletionResult | null {
  const match = context.matchBefore(/[\p{L}_][\p{L}\p{N}\p{M}_]*$/u);
  if (!match && !context.explicit) return null;
  const typing = { ...place, typed: match?.text ?? '' };
  const braced: Apply = (label) => `{${label}}`;
  return {
    from: match?.from ?? context.pos,
    filter: false,
    options: [
      ...fieldCompletions(place.scope.entity, typing, braced),
      ...variableCompletions(typing, braced),
      ...functionCompletions(typing),
    ],
  };
}

type Insert = Exclude<Completion['apply'], string | undefined>;
type Apply = (label: string) => string | Insert;

function fieldCompletions(entity: string, { scope, language, typed }: Typing, apply: Apply): Completion[] {
  return scope
    .fields(entity)
    .filter((field) => !technical.has(field.key) && fits(typed, [field.label], field.key))
    .map((field) => {
      const label = localize(field.label, language);
      return {
        label,
        detail: say(field.type),
        apply: apply(label),
        type: 'field',
        section: section('sectionFields', 1),
      };
    });
}

function variableCompletions({ scope, language, typed }: Typing, apply: Apply): Completion[] {
  return scope.variables().flatMap((name) => {
    const variable = scope.variable(name);
    if (!variable || !fits(typed, [variable.label], name)) return [];
    const label = localize(variable.label, language);
    return [
      {
        label,
        detail: say(variable.type),
        apply: apply(label),
        type: 'variable',
        section: section('sectionVariables', 2),
      },
    ];
  });
}

function functionCompletions({ language, typed }: Typing): Completion[] {
  return formulaFunctions()
    .filter((help) => fits(typed, [], help.name))
    .map((help) => ({
      label: help.name,
      detail: help.signature.slice(help.name.length),
      apply: insertCall(help),
      info: () => helpCard(help, language),
      type: 'function',
      section: section('sectionFunctions', 3),
    }));
}

let known: readonly FunctionHelp[] | undefined;

/** All functions that a formula can call, with the two that ask for related records. */
export function formulaFunctions(): readonly FunctionHelp[] {
  known ??= [
    ...functionHelp(),
    related('HAS', formulaMessages.messages.has),
    related('HASNO', formulaMessages.messages.hasNo),
  ];
  return known;
}

function related(name: string, summary: Localized): FunctionHelp {
  const signature = `${name}(entity.relation, [condition])`;
  return {
    name,
    group: 'logic',
    signature,
    summary,
    example: { formula: '', result: '' },
    returns: 'boolean',
  };
}

function insertCall(help: FunctionHelp): Insert {
  const isBare = help.signature.endsWith('()');
  return (...[view, , from, to]) => {
    const anchor = from + help.name.length + (isBare ? 2 : 1);
    view.dispatch({
      changes: { from, to, insert: `${help.name}()` },
      selection: { anchor },
      userEvent: 'input.complete',
    });
  };
}

/** What a function does, with its example. Plain DOM: it lives in a tooltip of the editor. */
export function helpCard(help: FunctionHelp, language: Language): HTMLElement {
  const card = document.createElement('div');
  card.className = 'at-formula-help';
  card.append(line('at-formula-summary', localize(help.summary, language)));
  if (help.example.formula)
    card.append(line('at-formula-example', `${help.example.formula} → ${help.example.result}`));
  return card;
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
}

function fits(typed: string, labels: readonly Localized[], key: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const names = [key, ...labels.flatMap((label) => languages.map((language) => label[language]))];
  return wanted === '' || names.some((name) => name.toLowerCase().includes(wanted));
}

function section(
  name: 'sectionFields' | 'sectionVariables' | 'sectionFunctions' | 'sectionOptions',
  rank: number,
) {
  return { name: say(name), rank };
}
