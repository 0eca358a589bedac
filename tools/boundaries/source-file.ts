import { type Comment, parseSync, type Program } from 'oxc-parser';
import { nodesOf } from './walk.ts';

/** One import or re-export; `typeOnly` when nothing of it is left after compilation. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
  /** The imported names; empty for a whole module (`import 'x'`, `import * as x`, `import('x')`). */
  readonly names: readonly string[];
}

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
  /** Line (from 1) of an offset in the text. */
  lineAt(offset: number): number;
}

/** Parses one file; a file that does not parse is an error of its author, named with its place. */
export function readSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  const lineAt = lineCounter(text);
  const statics = staticImports(parsed.module, lineAt);
  const dynamics = writtenImports(parsed.program, lineAt);
  return {
    path,
    text,
    program: parsed.program,
    comments: parsed.comments,
    imports: [...statics, ...dynamics],
    lineAt,
  };
}

type Module = ReturnType<typeof parseSync>['module'];
type LineAt = (offset: number) => number;

function staticImports(
  { staticImports: imported, staticExports: exported }: Module,
  lineAt: LineAt,
): Import[] {
  const imports = imported.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    line: lineAt(start),
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    names: entries.flatMap(({ importName }) => importName.name ?? []),
  }));
  const exports = exported.flatMap(({ entries, start }) => {
    const specifier = entries[0]?.moduleRequest?.value;
    return specifier === undefined
      ? []
      : [{ specifier, line: lineAt(start), typeOnly: entries.every(({ isType }) => isType), names: [] }];
  });
  return [...imports, ...exports];
}

/** `import('x')` as a value and as a type. */
function writtenImports(program: Program, lineAt: LineAt): Import[] {
  const imports: Import[] = [];
  for (const node of nodesOf(program)) {
    if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') continue;
    const { source, start } = node;
    if (source.type !== 'Literal' || typeof source.value !== 'string') continue;
    imports.push({
      specifier: source.value,
      line: lineAt(start),
      typeOnly: node.type === 'TSImportType',
      names: [],
    });
  }
  return imports;
}

function lineCounter(text: string): LineAt {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
