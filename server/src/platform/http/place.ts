import { Problem } from '@atelier/problem';

/** Where a page of things in order of time ended; opaque to clients. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

export function writePlace(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

export function readPlace(text: string): Place {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (!isUuid || Number.isNaN(Date.parse(at)))
    throw new Problem('query.cursor-invalid', 'invalid', { at: '/search/after' });
  return { at, id };
}
