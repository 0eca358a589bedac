import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import { accessProblem } from './access-problems.ts';
import { commonPasswords } from './common-passwords.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

let decoy: Promise<string> | undefined;

/** Takes as long for somebody without a password (or without an account) as for somebody with one. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost);
  const matches = await verify(stored ?? (await decoy), normal(password));
  return matches && stored !== null && stored !== undefined;
}

/** Refuses what a guesser tries first. Length is checked by the endpoint; there are no rules of composition. */
export function checkPassword(
  password: string,
  owner: { readonly email: string; readonly name: string },
  at: string,
): void {
  const plain = normal(password).toLowerCase();
  if (commonPasswords.has(plain) || /^(.)\1*$/u.test(plain))
    throw accessProblem('access.common-password', { at });
  const own = [owner.email, owner.email.split('@')[0] ?? '', owner.name].map((text) => text.toLowerCase());
  if (own.includes(plain)) throw accessProblem('access.password-is-name', { at });
}

/** The same letters typed on another system may arrive as other code points. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

/** Letters and digits that nobody confuses when reading them out; about 80 bits. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

export function firstPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
