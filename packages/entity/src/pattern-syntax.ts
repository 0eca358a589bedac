/** A regular expression as a tree; only what a linear matcher can run. */
export type PatternNode =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

/**
 * Reads a pattern that JavaScript itself accepts with the flag `u`, so that only its parts have to
 * be told apart. Undefined for back references, word boundaries and looking around.
 */
export function parsePattern(source: string): PatternNode | undefined {
  const reader: Reader = { characters: [...source], position: 0, supported: true };
  const tree = readChoice(reader);
  return reader.supported && reader.position === reader.characters.length ? tree : undefined;
}

interface Reader {
  readonly characters: readonly string[];
  position: number;
  supported: boolean;
}

function readChoice(reader: Reader): PatternNode {
  const parts = [readSequence(reader)];
  while (take(reader, '|')) parts.push(readSequence(reader));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
}

function readSequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = [];
  for (
    let next = peek(reader);
    reader.supported && next !== undefined && next !== '|' && next !== ')';
    next = peek(reader)
  ) {
    parts.push(readRepeat(reader));
  }
  return { kind: 'sequence', parts };
}

function readRepeat(reader: Reader): PatternNode {
  const part = readAtom(reader);
  const rest = reader.characters.slice(reader.position, reader.position + 24).join('');
  const counts = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(rest);
  if (!counts) return part;
  reader.position += counts[0].length;
  const [, sign, low, comma, high] = counts;
  if (sign !== undefined)
    return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
  const least = Number(low);
  return { kind: 'repeat', part, least, most: comma === undefined ? least : high ? Number(high) : Infinity };
}

function readAtom(reader: Reader): PatternNode {
  const character = reader.characters[reader.position] ?? '';
  switch (character) {
    case '(':
      return readGroup(reader);
    case '[':
      return readClass(reader);
    case '\\':
      return readEscape(reader);
    case '^':
      reader.position += 1;
      return { kind: 'start' };
    case '$':
      reader.position += 1;
      return { kind: 'end' };
    case '.':
      reader.position += 1;
      return oneOf('.');
    default:
      reader.position += 1;
      return { kind: 'one', matches: (other) => other === character };
  }
}

function readGroup(reader: Reader): PatternNode {
  reader.position += 1;
  if (take(reader, '?') && !take(reader, ':')) {
    // What is left are names of groups, looking around and modifiers.
    reader.supported = false;
    return { kind: 'sequence', parts: [] };
  }
  const tree = readChoice(reader);
  take(reader, ')');
  return tree;
}

function readClass(reader: Reader): PatternNode {
  const start = reader.position;
  while (peek(reader) !== ']' && peek(reader) !== undefined) reader.position += peek(reader) === '\\' ? 2 : 1;
  reader.position += 1;
  return oneOf(reader.characters.slice(start, reader.position).join(''));
}

function readEscape(reader: Reader): PatternNode {
  const rest = reader.characters.slice(reader.position).join('');
  const escape =
    /^\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|[dDwWsStnrfv0]|[\^$\\.*+?()[\]{}|/])/.exec(
      rest,
    );
  if (!escape) {
    reader.supported = false;
    return { kind: 'sequence', parts: [] };
  }
  reader.position += escape[0].length;
  return oneOf(escape[0]);
}

/** One character of a class or escape: the engine knows Unicode, and one character cannot take long. */
function oneOf(source: string): PatternNode {
  const pattern = new RegExp(`^${source}$`, 'u');
  const known = Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
  return { kind: 'one', matches: (character) => known[character.charCodeAt(0)] ?? pattern.test(character) };
}

function peek(reader: Reader): string | undefined {
  return reader.characters[reader.position];
}

function take(reader: Reader, character: string): boolean {
  if (peek(reader) !== character) return false;
  reader.position += 1;
  return true;
}
