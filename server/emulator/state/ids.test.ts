import { describe, expect, it } from 'vitest';
import { accountIdOf, resourceId, sessionId, streamKeySecret, uuid } from './ids.ts';
import { seedOf } from './random.ts';

describe('ids', () => {
  const random = seedOf('ids').random();

  it('have the forms of the service', () => {
    for (let round = 0; round < 200; round += 1) {
      expect(resourceId(random)).toMatch(/^[A-Za-z0-9]{12}$/);
      expect(sessionId(random)).toMatch(/^st-[a-z0-9]{13}$/);
      expect(streamKeySecret(random)).toMatch(/^[A-Za-z0-9]{30}$/);
      expect(uuid(random)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('make another account of another seed, scenario or start', () => {
    const accounts = [
      accountIdOf(1, 'showtime', 0),
      accountIdOf(2, 'showtime', 0),
      accountIdOf(1, 'arena', 0),
      accountIdOf(1, 'showtime', 1_000),
    ];
    expect(new Set(accounts).size).toBe(4);
    for (const account of accounts) expect(account).toMatch(/^[1-9][0-9]{11}$/);
    expect(accountIdOf(1, 'showtime', 0)).toBe(accounts[0]);
  });
});
