import { entryScripts } from './entry-scripts.ts';
import { judge } from './verdict.ts';

const { fits, text } = judge(await entryScripts('web/dist'));
process.stdout.write(`${text}\n`);
process.exitCode = fits ? 0 : 1;
