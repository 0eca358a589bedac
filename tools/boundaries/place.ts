/** Which part of the house a file is in, read from its path alone. */

/** `packages/flow/src/…` → floor packages, room flow; a file directly under `server/src` → room shell. */
export interface Place {
  readonly floor: 'packages' | 'server' | 'web' | 'e2e' | 'tools' | 'scripts' | 'templates';
  readonly room: string;
}

export const shell = 'shell';

export function placeOf(path: string): Place | undefined {
  const parts = path.split('/');
  const [floor, first = '', second = ''] = parts;
  switch (floor) {
    case 'packages':
      return { floor, room: first };
    case 'server':
    case 'web':
      return { floor, room: first === 'src' && parts.length > 3 ? second : shell };
    case 'e2e':
    case 'tools':
    case 'scripts':
    case 'templates':
      return { floor, room: shell };
    default:
      return undefined;
  }
}

/** Tests and what only tests use: a `.test.` or `.fixture.` file, a Playwright `.spec.`, a `testing` folder or package. */
export function isTestCode(path: string): boolean {
  return /\.(?:test|spec|fixture)\.[a-z]+$|(?:^|\/)testing\//.test(path) || path.startsWith('tools/jest/');
}
