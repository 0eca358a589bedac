import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits that travels as text and of which only the hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Plain SHA-256 is enough for what is random already; passwords are hashed by argon2 instead. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
