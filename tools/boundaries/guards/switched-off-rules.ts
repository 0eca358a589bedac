import type { Guard } from '../guard.ts';

/** Rules that hold the house up. The way out is to change the code, or the rule for everybody. */
const guardRules = [
  'no-explicit-any',
  'no-floating-promises',
  'no-misused-promises',
  'switch-exhaustiveness-check',
  'no-cycle',
  'no-default-export',
  'no-empty',
  'max-lines',
  'max-lines-per-function',
  'max-params',
  'no-eval',
  'no-new-func',
  'no-implied-eval',
  'rules-of-hooks',
  'no-disabled-tests',
  'no-focused-tests',
];
const directive = /^[\s*]*((?:oxlint|eslint)-(?:disable(?:-next-line|-line)?|enable))\b([^]*)$/;

export const switchedOffRules: Guard = {
  id: 'switched-off-rules',
  rule: 'A lint rule is switched off by name and with its reason (`oxlint-disable-next-line rule -- why`); the rules that hold the house up never are.',
  find: ({ sources }) =>
    sources.flatMap(({ path, comments, lineAt }) =>
      comments.flatMap(({ value, start }) => {
        const detail = wrongDirective(value);
        return detail === undefined ? [] : [{ file: path, line: lineAt(start), detail }];
      }),
    ),
};

function wrongDirective(comment: string): string | undefined {
  const [, kind, rest = ''] = directive.exec(comment) ?? [];
  if (kind === undefined || kind.endsWith('enable')) return undefined;
  if (kind.startsWith('eslint')) return `${kind} is not heard; write ${kind.replace('eslint', 'oxlint')}`;
  const [names = '', ...reason] = rest.split(/\s--\s/);
  const rules = names.split(',').flatMap((name) => name.trim().split('/').at(-1) || []);
  if (rules.length === 0) return `${kind} names no rule`;
  const held = rules.find((rule) => guardRules.includes(rule));
  if (held !== undefined) return `${kind} of ${held}`;
  return reason.join('').trim() === '' ? `${kind} gives no reason` : undefined;
}
