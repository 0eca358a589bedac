import { requestProblem } from './request-problems.ts';

export const bodyLimit = 1024 * 1024;
export const depthLimit = 20;
export const keyLimit = 5000;

/**
 * Parses a JSON body that may have been written to hurt: depth and number of entries are counted on
 * the text, in one pass, before anything is built; names that reach into prototypes are refused.
 * An empty body is none.
 */
export function parseJsonBody(text: string): unknown {
  if (text.length === 0) return undefined;
  const isSuspicious = measure(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw requestProblem('request.malformed-json', { cause: error });
  }
  if (isSuspicious) refuseForbiddenKeys(value, '');
  return value;
}

const quote = 34;
const backslash = 92;

/** Whether names in the text need a closer look. Throws when there is too much of anything. */
function measure(text: string): boolean {
  let depth = 0;
  let entries = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfString(text, index);
    } else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > depthLimit) throw requestProblem('request.too-deep', { details: { limit: depthLimit } });
    } else if (code === 93 || code === 125) {
      depth -= 1;
    } else if (code === 44 || code === 58) {
      entries += 1;
      // Every entry has a colon or a comma, a named one both.
      if (entries > keyLimit * 2)
        throw requestProblem('request.too-many-keys', { details: { limit: keyLimit } });
    }
  }
  return text.includes('proto') || text.includes('constructor') || text.includes('\\u');
}

/** Index of the closing quote of the string that opens at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let index = start;
  for (;;) {
    index = text.indexOf('"', index + 1);
    if (index === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(index - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return index;
  }
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

function refuseForbiddenKeys(value: unknown, at: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value) && forbidden.has(key)) {
      throw requestProblem('request.forbidden-key', { at, details: { key } });
    }
    refuseForbiddenKeys(child, `${at}/${key}`);
  }
}
