import { hexadecimal } from '../state/ids.ts';
import type { Random, Seed } from '../state/random.ts';
import { FIRST_NAMES, LAST_NAMES, WORLD_NAMES } from './names.ts';

/** What somebody joins with. `whip`, `rtmp` and `rtmps` are encoders, the others run the broadcast SDK. */
export type DeviceKind = 'web' | 'ios' | 'android' | 'whip' | 'rtmp' | 'rtmps';

/** Somebody with a device, who comes back under the same userId whatever token they are given. */
export interface Person {
  /** Empty: the token carries none. */
  userId: string;
  device: DeviceKind;
  /** Seeds the device's details: its system, browser and provider. */
  seed: Seed;
}

function userIdOf(random: Random, number: number): string {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const style = random.next();
  if (style < 0.3) return `user-${10_000 + number}`;
  if (style < 0.45) return `u_${hexadecimal(random, 8)}`;
  if (style < 0.62) return `${first}.${last}${number}@guests.example`.toLowerCase();
  if (style < 0.82) return `${first} ${last} ${number}`;
  if (style < 0.9) return `${random.pick(WORLD_NAMES)} ${number}`;
  if (style < 0.94) return `${first.toLowerCase()}_${number}`;
  return '';
}

/** Somebody of the audience or a guest. `number` keeps people of one stage apart. */
export function somebody(seed: Seed, number: number): Person {
  const random = seed.random();
  const device: DeviceKind = random.weighted([
    ['web', 66],
    ['ios', 18],
    ['android', 16],
  ]);
  return { userId: userIdOf(random, number), device, seed };
}

/** Somebody of the production: a short readable userId, at a desk. */
export function staff(seed: Seed, part: string): Person {
  const random = seed.random();
  const first = random.pick(FIRST_NAMES);
  const userId = random.chance(0.25) ? random.pick(WORLD_NAMES) : `${part}-${first.toLowerCase()}`;
  return { userId, device: random.chance(0.85) ? 'web' : 'ios', seed };
}

/** UserIds that a user interface trips over: markup, the longest allowed (128), right-to-left override, blanks. */
export const AWKWARD_USER_IDS = [
  '<b>x</b>',
  '<img src=x onerror=alert(1)>',
  'participant-with-the-longest-user-id-that-aws-allows-'.padEnd(128, '0123456789'),
  '\u202Erevo-thgir',
  '   ',
  '=HYPERLINK("https://example.com";"x")',
  '👩‍👩‍👧‍👦 family account',
] as const;
