import type { Job, UndoAnswer } from '@atelier/api';

type Left = UndoAnswer['rest'][number];

/** The records that an undo could not or did not want to touch, out of the result of its job. */
export function leftBehind(job: Job | undefined): readonly Left[] {
  const result = job?.result;
  if (typeof result !== 'object' || result === null || !('rest' in result) || !Array.isArray(result.rest))
    return [];
  return result.rest.filter(isLeft);
}

function isLeft(value: unknown): value is Left {
  return (
    typeof value === 'object' &&
    value !== null &&
    'entity' in value &&
    'id' in value &&
    'title' in value &&
    'reason' in value
  );
}
