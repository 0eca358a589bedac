import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { goldenFile, goldenNames, printGolden, readGolden } from './testing/golden.ts';

const updating = process.env['UPDATE_GOLDEN'] !== undefined;

describe('golden statements (after a wanted change run UPDATE_GOLDEN=1 npm run test:unit -- packages/query and review the diff)', () => {
  test.each(goldenNames())('%s compiles to its statement.sql', (name) => {
    const printed = printGolden(readGolden(name));
    const file = goldenFile(name, 'statement.sql');
    if (updating) writeFileSync(file, printed);
    expect(printed).toBe(existsSync(file) ? readFileSync(file, 'utf8') : 'no statement.sql yet');
  });
});
