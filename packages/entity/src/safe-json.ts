import { pointer, type Issue } from '@atelier/problem';

const deepest = 20;
const mostValues = 100_000;
const mostIssues = 100;

/** Keys that reach into the prototype of an object when someone assigns by them. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

const referenceKeys = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/**
 * What makes a document unfit to be looked at in any depth: nesting, mass, keys of the prototype,
 * references to anything outside, values that JSON does not have. Walks without recursion.
 */
export function checkSafeJson(document: unknown): Issue[] {
  const issues: Issue[] = [];
  const open: { readonly value: unknown; readonly at: string; readonly depth: number }[] = [
    { value: document, at: '', depth: 0 },
  ];
  let seen = 0;
  for (let next = open.pop(); next !== undefined && issues.length < mostIssues; next = open.pop()) {
    const { value, at, depth } = next;
    seen += 1;
    if (seen > mostValues) return [{ code: 'document.large', at: '', details: { limit: mostValues } }];
    if (typeof value !== 'object' || value === null) {
      if (!isScalar(value)) issues.push({ code: 'document.not-json', at });
      continue;
    }
    if (depth >= deepest) {
      issues.push({ code: 'document.deep', at, details: { limit: deepest } });
      continue;
    }
    if (!Array.isArray(value) && !isPlain(value)) {
      issues.push({ code: 'document.not-json', at });
      continue;
    }
    for (const [key, member] of Object.entries(value)) {
      // As in JSON.stringify: a member that is undefined is not there.
      if (member === undefined && !Array.isArray(value)) continue;
      const below = at + pointer(key);
      if (unsafeKeys.has(key)) issues.push({ code: 'document.unsafe-key', at: below, details: { key } });
      else if (referenceKeys.has(key) && !isLocal(member)) issues.push(remote(below, member));
      else open.push({ value: member, at: below, depth: depth + 1 });
    }
  }
  return issues;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isLocal(reference: unknown): boolean {
  return typeof reference === 'string' && reference.startsWith('#');
}

function remote(at: string, reference: unknown): Issue {
  return { code: 'document.remote', at, details: { reference: String(reference).slice(0, 200) } };
}
