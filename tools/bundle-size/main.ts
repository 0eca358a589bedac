import { entryScripts } from './entry-scripts.ts';
import { judge } from './verdict.ts';

// The first thing that anybody opens is a list of records.
const firstRooms = ['src/record/routes.tsx'];

const { fits, text } = judge(await entryScripts('web/dist', firstRooms));
process.stdout.write(`${text}\n`);
process.exitCode = fits ? 0 : 1;
