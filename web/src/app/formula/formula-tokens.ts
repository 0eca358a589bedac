/** A rough cut of a formula, for colours and for knowing where the cursor stands. The parser decides what it means. */
export interface FormulaToken {
  readonly kind: 'name' | 'text' | 'number' | 'function' | 'word' | 'symbol';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const pattern =
  /(?<name>[{｛][^}｝]*[}｝]?)|(?<text>"(?:[^"]|"")*"?|'(?:[^']|'')*'?|“[^”]*”?|「[^」]*」?)|(?<number>\d+(?:\.\d+)?%?)|(?<word>[\p{L}_][\p{L}\p{N}\p{M}_]*)|(?<symbol>[^\s])/gu;

export function tokensOf(text: string): readonly FormulaToken[] {
  const found: FormulaToken[] = [];
  for (const match of text.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    const groups = match.groups ?? {};
    const kind = groups.name
      ? 'name'
      : groups.text
        ? 'text'
        : groups.number
          ? 'number'
          : groups.word
            ? 'word'
            : 'symbol';
    found.push({ kind, text: match[0], from, to });
  }
  return found.map((token, index) => {
    const next = found[index + 1];
    return token.kind === 'word' && next && isOpening(next.text) ? { ...token, kind: 'function' } : token;
  });
}

export interface CallAt {
  readonly name: string;
  /** Offset of the name. */
  readonly from: number;
  /** Which argument the cursor is in, from 0. */
  readonly argument: number;
}

/** The innermost call around an offset. */
export function callAt(text: string, offset: number): CallAt | undefined {
  const open: (CallAt | undefined)[] = [];
  let previous: FormulaToken | undefined;
  for (const token of tokensOf(text)) {
    if (token.from >= offset) break;
    if (isOpening(token.text)) {
      open.push(
        previous?.kind === 'function'
          ? { name: previous.text.toUpperCase(), from: previous.from, argument: 0 }
          : undefined,
      );
    } else if (token.text === '[' || token.text === '【') {
      open.push(undefined);
    } else if (/^[)）\]】]$/.test(token.text)) {
      open.pop();
    } else if (/^[,，、；;]$/.test(token.text)) {
      const last = open.pop();
      open.push(last && { ...last, argument: last.argument + 1 });
    }
    previous = token;
  }
  return open.findLast((call) => call !== undefined);
}

function isOpening(text: string): boolean {
  return text === '(' || text === '（';
}

/** The parameter names of `ROUND(number, [digits], …)`. */
export function parametersOf(signature: string): readonly string[] {
  const inner = /\((.*)\)$/.exec(signature)?.[1] ?? '';
  return inner === '' ? [] : inner.split(', ');
}
