import type { Guard } from '../guard.ts';

const nameless = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'base',
  'manager',
  'managers',
  'core',
  'data',
  'info',
  'v1',
  'v2',
  'new',
  'old',
  'stuff',
  'shared',
  'lib',
]);
/** Sample records of packs and journeys really are data. */
const dataFolder = /^(?:templates\/[^/]+|e2e)\/data(?:\/|$)/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const fileNames: Guard = {
  id: 'file-names',
  rule: 'Files and folders are named after what they hold, in kebab-case; a name such as utils, helpers, common, base, manager, core, data or v2 says nothing.',
  find: ({ paths }) =>
    paths
      .filter((path) => !path.startsWith('templates/') || !dataFolder.test(path))
      .flatMap((path) => {
        const name = path.split('/').at(-1) ?? '';
        const [stem = ''] = name.split('.');
        if (nameless.has(stem.toLowerCase()) && !dataFolder.test(path))
          return [{ file: path, line: 1, detail: `the name ${stem}` }];
        if (/\.(?:ts|tsx|mjs|js)$/.test(name) && !name.split('.').every((part) => kebab.test(part)))
          return [{ file: path, line: 1, detail: `${name} is not kebab-case` }];
        return [];
      }),
};
