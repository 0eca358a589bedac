import type { FieldKindDisplay } from '@atelier/entity';
import type { UrlSettings } from './definition.ts';

const longest = 2000;

export const urlDisplay: FieldKindDisplay<UrlSettings> = {
  valueSchema: () => ({ type: 'string', pattern: '^https?://[^\\s]+$', maxLength: longest }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};

/** Whether a link may be made of it. */
export function isSafeUrl(value: unknown): value is string {
  return faultOfUrl(value) === undefined;
}

/** The code of what is wrong with an address; undefined where nothing is. */
export function faultOfUrl(
  value: unknown,
): 'url.not-an-address' | 'url.scheme' | 'url.credentials' | undefined {
  if (typeof value !== 'string' || value.length > longest || /\s/.test(value)) return 'url.not-an-address';
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!/^https?:\/\//.test(value)) {
    return url && url.protocol !== 'http:' && url.protocol !== 'https:' ? 'url.scheme' : 'url.not-an-address';
  }
  if (!url || url.hostname === '') return 'url.not-an-address';
  return url.username || url.password ? 'url.credentials' : undefined;
}
