import { randomBytes } from 'node:crypto';
import type { Options } from '@node-rs/argon2';

/**
 * Argon2id with 19 MiB, twice, one lane: the smallest of what OWASP's cheat sheet on password storage takes as equal.
 * It is worked out in Node's pool of threads, so that requests go on meanwhile.
 */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password in the form that is kept: with its own salt and its cost, so that another cost can follow. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  return hash(inOneForm(password), COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether a password is the one that was hashed. Where there is none to compare with, it takes as long and says no: how
 * long an answer takes tells nobody whether a name is known.
 */
export async function isPassword(kept: string | undefined, given: string): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2');
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const same = await verify(kept ?? (await nobodys), inOneForm(given));
  return same && kept !== undefined;
}

/** The same characters, however a keyboard made them. */
function inOneForm(password: string): string {
  return password.normalize('NFKC');
}
