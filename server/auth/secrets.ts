import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, in base64url: 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What the store holds of a secret. Of 256 random bits no slow hash is needed: there is nothing to try out.
 * @returns SHA-256 in base64url
 */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** `ses-0123456789abcdef`: how something is called, which opens nothing. */
export function newId(kind: 'person' | 'display' | 'ses'): string {
  return `${kind}-${randomBytes(8).toString('hex')}`;
}
