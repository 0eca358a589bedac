import type { Issue } from '@atelier/problem';
import { isPlain } from './pattern-effort.ts';
import { parsePattern, type PatternNode } from './pattern-syntax.ts';

/** Longest pattern in characters, and most steps it may unfold to: `(\d{4}){9}` is 36. */
const longestPattern = 200;
const mostSteps = 1000;

/**
 * A pattern that cannot hang. JavaScript's own engine tries one way after the other and needs ages
 * for `^(a+)+$`; where that could be (`isPlain` says no), this one walks all ways at once (Thompson's
 * construction), so that the time is at most length of the text × size of the pattern. What that
 * cannot express (back references, looking around) is refused.
 */
export interface LinearPattern {
  test(text: string): boolean;
}

interface Fork {
  readonly kind: 'fork';
  left: number;
  right: number;
}

type Step =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | Fork
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'found' };

/** What is wrong with a regular expression that a person wrote; `at` is ''. None: it is safe to run. */
export function checkPattern(source: string): Issue[] {
  const program = compile(source);
  return typeof program === 'string' ? [{ code: program, at: '', details: { limit: longestPattern } }] : [];
}

/**
 * The matcher of a pattern in JSON Schema's meaning: Unicode, found anywhere unless anchored.
 * Undefined where `checkPattern` has something to say.
 */
export function linearPattern(source: string): LinearPattern | undefined {
  const program = compile(source);
  if (typeof program === 'string') return undefined;
  if (program.plain) {
    const native = new RegExp(source, 'u');
    return { test: (text) => native.test(text) };
  }
  return { test: (text) => run(program.steps, text) };
}

function compile(source: string): Program | 'pattern.long' | 'pattern.syntax' | 'pattern.unsupported' {
  if ([...source].length > longestPattern) return 'pattern.long';
  try {
    new RegExp(source, 'u');
  } catch {
    // The engine's own text is English and names no place, so it is not passed on.
    return 'pattern.syntax';
  }
  const tree = parsePattern(source);
  if (!tree) return 'pattern.unsupported';
  const program: Program = { steps: [], parts: 0, plain: isPlain(tree) };
  if (!emit(tree, program)) return 'pattern.long';
  program.steps.push({ kind: 'found' });
  return program;
}

interface Program {
  readonly steps: Step[];
  /** Parts unfolded so far. Counted apart from steps: `(){99999999}` has none. */
  parts: number;
  readonly plain: boolean;
}

/** Appends the steps of a part; false when the program grows too large. */
function emit(node: PatternNode, program: Program): boolean {
  program.parts += 1;
  if (program.parts > mostSteps) return false;
  const { steps } = program;
  switch (node.kind) {
    case 'one':
    case 'start':
    case 'end':
      steps.push(node);
      return true;
    case 'sequence':
      return node.parts.every((part) => emit(part, program));
    case 'choice':
      return emitChoice(node.parts, program);
    case 'repeat':
      return emitRepeat(node, program);
  }
}

function emitChoice(parts: readonly PatternNode[], program: Program): boolean {
  const { steps } = program;
  const exits: Fork[] = [];
  for (const [index, part] of parts.entries()) {
    const other = index < parts.length - 1 ? pushFork(steps) : undefined;
    if (!emit(part, program)) return false;
    if (!other) break;
    exits.push(pushFork(steps));
    other.right = steps.length;
  }
  for (const exit of exits) exit.left = exit.right = steps.length;
  return true;
}

function emitRepeat(node: Extract<PatternNode, { kind: 'repeat' }>, program: Program): boolean {
  const { steps } = program;
  for (let count = 0; count < node.least; count += 1) {
    if (!emit(node.part, program)) return false;
  }
  const start = steps.length;
  const forks: Fork[] = [];
  for (let count = node.least; count < node.most; count += 1) {
    forks.push(pushFork(steps));
    if (!emit(node.part, program)) return false;
    if (node.most < Infinity) continue;
    steps.push({ kind: 'fork', left: start, right: start });
    break;
  }
  for (const fork of forks) fork.right = steps.length;
  return true;
}

/** Goes on with the next step; the caller sets the other way when it is known. */
function pushFork(steps: Step[]): Fork {
  const fork: Fork = { kind: 'fork', left: steps.length + 1, right: steps.length + 1 };
  steps.push(fork);
  return fork;
}

interface Walk {
  readonly steps: readonly Step[];
  /** Where each step was last reached, as position + 1: a step is followed once per position. */
  readonly marks: Uint32Array;
  readonly position: number;
  readonly length: number;
  /** Steps that wait for the next character. */
  readonly waiting: number[];
}

function run(steps: readonly Step[], text: string): boolean {
  let walk: Walk = {
    steps,
    marks: new Uint32Array(steps.length),
    position: 0,
    length: text.length,
    waiting: [],
  };
  for (const character of text) {
    // A match may begin at every character.
    if (follow(0, walk)) return true;
    const next: Walk = { ...walk, position: walk.position + character.length, waiting: [] };
    for (const index of walk.waiting) {
      const step = steps[index];
      if (step?.kind === 'one' && step.matches(character) && follow(index + 1, next)) return true;
    }
    walk = next;
  }
  return follow(0, walk);
}

/** Takes every way from a step that reads no character; true when the end of the pattern is reached. */
function follow(from: number, walk: Walk): boolean {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (walk.marks[index] === walk.position + 1) continue;
    walk.marks[index] = walk.position + 1;
    const step = walk.steps[index];
    if (step?.kind === 'found') return true;
    if (step?.kind === 'one') walk.waiting.push(index);
    else if (step?.kind === 'fork') open.push(step.left, step.right);
    else if (step?.kind === 'start' ? walk.position === 0 : walk.position === walk.length)
      open.push(index + 1);
  }
  return false;
}
