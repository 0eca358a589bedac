import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { linter, type Diagnostic } from '@codemirror/lint';
import { EditorState, RangeSetBuilder, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  showTooltip,
  tooltips,
  ViewPlugin,
  type DecorationSet,
  type Tooltip,
  type ViewUpdate,
} from '@codemirror/view';
import { localize, type Issue, type Language } from '@atelier/problem';
import { completeFormula, formulaFunctions, type CompletionPlace } from './formula-completion.ts';
import { formulaTheme } from './formula-theme.ts';
import { callAt, parametersOf, tokensOf } from './formula-tokens.ts';

/** What the editor looks up while it lives; the present one is asked each time. */
export interface EditorContext {
  place(): CompletionPlace;
  issues(text: string): readonly Issue[];
  say(issue: Issue): string;
}

export function formulaExtensions(context: EditorContext, multiline: boolean): Extension {
  return [
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({
      override: [(completion) => completeFormula(completion, context.place())],
      icons: false,
      maxRenderedOptions: 200,
    }),
    linter((view) => diagnostics(view.state.doc.toString(), context), { delay: 900 }),
    signatureHint(() => context.place().language),
    colours,
    EditorView.lineWrapping,
    tooltips({ parent: document.body, position: 'fixed' }),
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap.filter(
        (binding) => multiline || (binding.key !== 'Enter' && binding.key !== 'Mod-Enter'),
      ),
    ]),
    multiline ? [] : oneLine,
    formulaTheme,
  ];
}

/** Line breaks that are pasted into a single line become spaces. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines < 2) return transaction;
  const text = transaction.newDoc.toString().replace(/\s*\n\s*/g, ' ');
  return [
    transaction,
    { changes: { from: 0, to: transaction.newDoc.length, insert: text }, sequential: true },
  ];
});

function diagnostics(text: string, context: EditorContext): readonly Diagnostic[] {
  if (text.trim() === '') return [];
  return context.issues(text).map((issue) => {
    const from = Math.min(issue.from ?? 0, text.length);
    const to = Math.min(Math.max(issue.to ?? text.length, from), text.length);
    // What is missing at the end has no length; the sign before it is marked.
    return {
      from: from === to ? Math.max(0, from - 1) : from,
      to,
      severity: 'error',
      message: context.say(issue),
    };
  });
}

const marks = {
  name: Decoration.mark({ class: 'at-formula-name' }),
  text: Decoration.mark({ class: 'at-formula-text' }),
  number: Decoration.mark({ class: 'at-formula-number' }),
  function: Decoration.mark({ class: 'at-formula-function' }),
  word: Decoration.mark({ class: 'at-formula-word' }),
  symbol: Decoration.mark({ class: 'at-formula-symbol' }),
} as const;

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = colour(view);
    }

    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = colour(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function colour(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const token of tokensOf(view.state.doc.toString()))
    builder.add(token.from, token.to, marks[token.kind]);
  return builder.finish();
}

/** While the cursor is inside of a call: how it is written, the present argument set off. */
function signatureHint(language: () => Language): Extension {
  const tooltipOf = (state: EditorState): Tooltip | null => {
    const { main } = state.selection;
    if (!main.empty) return null;
    const call = callAt(state.doc.toString(), main.head);
    const help = call && formulaFunctions().find((one) => one.name === call.name);
    if (!call || !help) return null;
    return {
      pos: call.from,
      above: true,
      create: () => ({ dom: signatureCard(help, call.argument, language()) }),
    };
  };
  return StateField.define<Tooltip | null>({
    create: () => null,
    update: (value, transaction) =>
      transaction.docChanged || transaction.selection ? tooltipOf(transaction.state) : value,
    provide: (field) => showTooltip.from(field),
  });
}

function signatureCard(
  help: ReturnType<typeof formulaFunctions>[number],
  argument: number,
  language: Language,
): HTMLElement {
  const card = document.createElement('div');
  card.className = 'at-formula-help';
  const signature = document.createElement('div');
  signature.className = 'at-formula-signature';
  const parameters = parametersOf(help.signature);
  const present = Math.min(argument, parameters.length - 1);
  signature.append(`${help.name}(`);
  parameters.forEach((name, index) => {
    const part = document.createElement(index === present ? 'b' : 'span');
    part.textContent = name;
    signature.append(index > 0 ? ', ' : '', part);
  });
  signature.append(')');
  const summary = document.createElement('div');
  summary.className = 'at-formula-summary';
  summary.textContent = localize(help.summary, language);
  card.append(signature, summary);
  return card;
}
