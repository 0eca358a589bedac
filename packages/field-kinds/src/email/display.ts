import type { FieldKindDisplay } from '@atelier/entity';
import type { EmailSettings } from './definition.ts';

const longest = 254;
/** The standard allows a star; here it only ever means a masked address, which must not be saved as one. */
const namePart = "[a-z0-9!#$%&'+/=?^_`{|}~-]{1,64}";
const address = new RegExp(
  `^${namePart}(?:\\.${namePart})*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`,
);

export const emailDisplay: FieldKindDisplay<EmailSettings> = {
  valueSchema: () => ({ type: 'string', format: 'email', maxLength: longest }),
  formatText: (value) => (typeof value === 'string' ? value : ''),
  scope: () => ({ type: 'text' }),
};

/** Whether a value is a whole address; a masked one is not. */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest && address.test(value);
}
