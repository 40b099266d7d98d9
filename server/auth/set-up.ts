import { timingSafeEqual } from 'node:crypto';
import { hashOf, newSecret } from './secrets.ts';

/** The link by which the first administrator is made. Its secret lives in this process alone: each start prints a new one. */
export interface SetUp {
  secret: string;
  /** Whether it is that one, in the same time whatever is given. */
  is(given: string): boolean;
}

export function setUp(): SetUp {
  const secret = newSecret();
  const known = Buffer.from(hashOf(secret));
  return { secret, is: (given) => timingSafeEqual(known, Buffer.from(hashOf(given))) };
}
