import { bug } from '@atelier/problem';

/**
 * A kind of background work and the type of what it is told. The name is stored with waiting work, so
 * it never changes. Tell ids, not contents: by the time a worker looks, the tables may say otherwise.
 */
export interface Task<Payload extends object> {
  readonly name: string;
  /** Only for the type checker: there is never a value. */
  readonly payload?: Payload;
}

/** @example export const advanceRun = defineTask<{ runId: string }>('flow.advance'); */
export function defineTask<Payload extends object>(name: string): Task<Payload> {
  if (!/^[a-z]+(\.[a-z]+(-[a-z]+)*)+$/.test(name)) throw bug(`not a task name: ${name}`);
  return { name };
}
