import { type Random, seedOf } from './random.ts';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
/** 62^5 fits into the 32 bits of one draw. */
const CHARACTERS_A_DRAW = 5;

function text(random: Random, alphabet: string, length: number): string {
  let result = '';
  while (result.length < length) {
    let bits = random.bits();
    const take = Math.min(CHARACTERS_A_DRAW, length - result.length);
    for (let index = 0; index < take; index += 1) {
      result += alphabet[bits % alphabet.length];
      bits = Math.floor(bits / alphabet.length);
    }
  }
  return result;
}

/** The id of a resource, of a participant whose token the API made, or of a composition's destination. */
export function resourceId(random: Random): string {
  return text(random, ALPHANUMERIC, 12);
}

/** `st-` and 13 lower-case letters or digits, as AWS's samples have it. */
export function sessionId(random: Random): string {
  return `st-${text(random, LOWER_ALPHANUMERIC, 13)}`;
}

/** Some public keys have a UUID in their ARN. */
export function uuid(random: Random): string {
  const hex = hexadecimal(random, 32);
  const variant = HEX[8 + (random.bits() % 4)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function hexadecimal(random: Random, length: number): string {
  return text(random, HEX, length);
}

/** The secret part of a stream key: 30 alphanumerics in AWS's sample. */
export function streamKeySecret(random: Random): string {
  return text(random, ALPHANUMERIC, 30);
}

/** Twelve digits. Another seed, scenario or start instant is another account, as another world would be. */
export function accountIdOf(seed: number, scenario: string, startedAt: number): string {
  const random = seedOf('account', seed, scenario, String(startedAt)).random();
  let digits = String(random.integer(1, 9));
  while (digits.length < 12) digits += String(random.integer(0, 9));
  return digits;
}
