import { guards } from './guards.ts';
import { readRepository } from './repository.ts';

/** Prints every finding as `file:line  what` under its rule; ends with 1 when there is any. */
const repository = await readRepository(process.cwd());
let count = 0;
for (const { id, rule, find } of guards) {
  const findings = find(repository);
  if (findings.length === 0) continue;
  count += findings.length;
  process.stdout.write(`\n${rule} [${id}]\n`);
  for (const { file, line, detail } of findings)
    process.stdout.write(`  ${file}:${String(line)}  ${detail}\n`);
}
process.stdout.write(
  count === 0
    ? `${String(repository.sources.length)} files keep all ${String(guards.length)} rules of the house.\n`
    : `\n${count === 1 ? 'One place breaks' : `${String(count)} places break`} a rule of the house.\n`,
);
process.exitCode = count === 0 ? 0 : 1;
