import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, placeholder } from '@codemirror/view';
import { expressionMessages, type ValueType } from '@atelier/expression';
import { textOfCode, type Issue, type Language } from '@atelier/problem';
import { sayer, useLanguage, useText } from '@atelier/ui';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { FormulaEditorProps } from './formula-editor-props.ts';
import { formulaExtensions } from './formula-extensions.ts';
import { readFormula, withKeys, withLabels, type FormulaReading } from './formula-text.ts';
import styles from './formula.module.css';
import { formulaMessages } from './messages.ts';

/** The editor behind `FormulaEditor`; fetched apart because CodeMirror is large. */
export function CodeEditor(props: FormulaEditorProps) {
  const { scope, value, expects, multiline = false, disabled = false, invalid = false } = props;
  const say = useText(formulaMessages);
  const language = useLanguage();
  const [focused, setFocused] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const written = useMemo(() => withLabels(value, scope, language), [value, scope, language]);
  const reading = useMemo(
    () => judge(readFormula(written, scope, language), expects),
    [written, scope, language, expects],
  );
  const view = useCodeMirror(host, { ...props, multiline, language, written, setFocused });

  const isEmpty = value.trim() === '';
  const first = useWhenIdle(isEmpty ? undefined : reading.issues[0], focused);
  return (
    <div className={styles.formula}>
      {/* A click beside the text reaches the editor, as in any input; keys go to the editor itself. */}
      <div
        ref={host}
        role="presentation"
        className={styles.frame}
        data-multiline={multiline}
        data-focused={focused}
        data-disabled={disabled}
        data-invalid={invalid || (first !== undefined && !focused)}
        onClick={() => view.current?.focus()}
      />
      <p className={styles.note} data-wrong={first !== undefined} aria-live="polite">
        {first
          ? sentence(first, language)
          : !isEmpty && focused && reading.type
            ? say('result', { type: say(reading.type) })
            : null}
      </p>
    </div>
  );
}

/** A half-written formula is always wrong: it is said only when the writer pauses. */
function useWhenIdle(issue: Issue | undefined, typing: boolean): Issue | undefined {
  const [settled, setSettled] = useState<Issue>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(issue), 900);
    return () => clearTimeout(timer);
  }, [issue]);
  return typing && issue !== settled ? undefined : issue;
}

function judge(reading: FormulaReading, expects: FormulaEditorProps['expects']): FormulaReading {
  const { type } = reading;
  if (!type || expects === undefined || type === 'null') return reading;
  const wanted: readonly ValueType[] = typeof expects === 'string' ? [expects] : expects;
  if (wanted.includes(type)) return reading;
  return { issues: [{ code: 'formula.result-wrong', at: '', details: { expected: wanted, given: type } }] };
}

const say = sayer(formulaMessages);

function sentence(issue: Issue, language: Language): string {
  if (issue.code !== 'formula.result-wrong') return textOfCode(expressionMessages, issue, language);
  const { expected, given } = issue.details ?? {};
  const names = Array.isArray(expected) ? expected.filter(isType).map((type) => say(type)) : [];
  return say('resultWrong', { expected: names.join(say('or')), given: isType(given) ? say(given) : '' });
}

const types: readonly unknown[] = [
  'text',
  'number',
  'boolean',
  'date',
  'dateTime',
  'list',
  'record',
  'user',
  'null',
];

function isType(value: unknown): value is ValueType {
  return types.includes(value);
}

interface CodeMirrorInput extends FormulaEditorProps {
  readonly multiline: boolean;
  readonly language: Language;
  readonly written: string;
  setFocused(focused: boolean): void;
}

/** Creates the editor once and keeps it in step with the properties. */
function useCodeMirror(host: RefObject<HTMLDivElement | null>, input: CodeMirrorInput) {
  const latest = useRef(input);
  const view = useRef<EditorView>(null);
  const emitted = useRef<string>(undefined);
  const [dynamic] = useState(() => new Compartment());
  const { value, written, multiline } = input;

  useEffect(() => {
    latest.current = input;
  });

  useEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const created = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.written,
        extensions: [
          dynamic.of(attributesOf(latest.current)),
          formulaExtensions(contextOf(latest), multiline),
          EditorView.updateListener.of((update) => {
            if (update.focusChanged) latest.current.setFocused(update.view.hasFocus);
            if (!update.docChanged || update.transactions.some((one) => one.isUserEvent('sync'))) return;
            const { scope, language, onChange } = latest.current;
            emitted.current = withKeys(update.state.doc.toString(), scope, language);
            onChange(emitted.current);
          }),
        ],
      }),
    });
    view.current = created;
    if (latest.current.autoFocus) created.focus();
    return () => created.destroy();
  }, [host, dynamic, multiline]);

  useEffect(() => {
    const present = view.current;
    // What was just typed comes back as the value; the text must not jump under the cursor.
    if (!present || emitted.current === value) return;
    const text = present.state.doc.toString();
    if (text !== written)
      present.dispatch({ changes: { from: 0, to: text.length, insert: written }, userEvent: 'sync' });
    emitted.current = value;
  }, [value, written]);

  const { label, id, disabled, invalid, describedBy, placeholder: hint, language } = input;
  useEffect(() => {
    view.current?.dispatch({ effects: dynamic.reconfigure(attributesOf(latest.current)) });
  }, [dynamic, label, id, disabled, invalid, describedBy, hint, language]);

  return view;
}

function contextOf(latest: RefObject<CodeMirrorInput>) {
  return {
    place: () => latest.current,
    issues: (text: string) => {
      const { scope, language, expects } = latest.current;
      return judge(readFormula(text, scope, language), expects).issues;
    },
    say: (issue: Issue) => sentence(issue, latest.current.language),
  };
}

function attributesOf({
  label,
  id,
  multiline,
  disabled,
  invalid,
  describedBy,
  placeholder: hint,
}: CodeMirrorInput) {
  return [
    placeholder(hint ?? say('placeholder', { keys: 'Ctrl+Space' })),
    EditorState.readOnly.of(disabled === true),
    EditorView.editable.of(disabled !== true),
    EditorView.contentAttributes.of({
      role: 'textbox',
      'aria-label': label,
      'aria-multiline': String(multiline),
      'aria-invalid': String(invalid === true),
      spellcheck: 'false',
      autocapitalize: 'off',
      ...(id && { id }),
      ...(describedBy && { 'aria-describedby': describedBy }),
    }),
  ];
}
