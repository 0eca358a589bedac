import { stripVTControlCharacters } from 'node:util';

/** How the scripts speak: one short line a step, colour only where a person is watching. */
const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = (text) => paint(1, text);
export const dim = (text) => paint(2, text);
export const red = (text) => paint(31, text);
export const green = (text) => paint(32, text);

/** The words of another tool; its colours only where ours would be. */
export const quoted = (text) => (colours ? text : stripVTControlCharacters(text));

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Seconds with one decimal; minutes only where there are any: `4.2 s`, `1 min 05 s`. */
export function elapsed(since) {
  const seconds = (performance.now() - since) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/** An error whose text is meant for the person at the terminal: what happened and what to do. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a script's main function; a Stop ends it with its message, anything else with its stack. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    process.stderr.write(`${red(error instanceof Stop ? error.message : error.stack)}\n`);
    process.exitCode = error.exitCode ?? 1;
  }
}
