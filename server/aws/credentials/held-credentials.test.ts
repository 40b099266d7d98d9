import { describe, expect, it } from 'vitest';
import { CredentialTrouble } from './credential-trouble.ts';
import { type Credentials, HeldCredentials } from './held-credentials.ts';

const MINUTE = 60_000;

/** Credentials of 15 minutes by a clock that the test turns; `next` is what asking meets. */
function stand() {
  const state = { now: 0, asked: 0, next: undefined as CredentialTrouble | undefined };
  const held = new HeldCredentials(
    async () => {
      state.asked += 1;
      await Promise.resolve();
      if (state.next !== undefined) throw state.next;
      const key = `key-${state.asked}`;
      return { accessKeyId: key, secretAccessKey: 's', expiresAt: state.now + 15 * MINUTE };
    },
    () => state.now,
  );
  return { state, held };
}
const keyOf = async (got: Promise<Credentials>): Promise<string> => (await got).accessKeyId;
const denied = new CredentialTrouble('denied', 'no');

describe('credentials that are held', () => {
  it('are asked for once, however many wait', async () => {
    const { state, held } = stand();
    const all = await Promise.all(Array.from({ length: 100 }, async () => keyOf(held.get())));
    expect(new Set(all)).toEqual(new Set(['key-1']));
    expect(state.asked).toBe(1);
  });

  it('are renewed before they end, and nobody waits for that', async () => {
    const { state, held } = stand();
    await held.get();
    state.now = 9 * MINUTE;
    expect(await keyOf(held.get())).toBe('key-1');
    expect(state.asked).toBe(1);
    state.now = 10 * MINUTE;
    expect(await keyOf(held.get())).toBe('key-1');
    expect(state.asked).toBe(2);
    expect(await keyOf(held.get())).toBe('key-2');
  });

  it('go on as long as they are good where they cannot be renewed, and are in trouble only then', async () => {
    const { state, held } = stand();
    await held.get();
    state.next = denied;
    state.now = 14 * MINUTE;
    expect(await keyOf(held.get())).toBe('key-1');
    await expect.poll(() => state.asked).toBe(2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(held.trouble).toBeUndefined();
    state.now = 15 * MINUTE;
    // Nobody has asked since: what was wrong is why there are none now.
    expect(held.trouble?.error).toBe(denied);
    await expect(held.get()).rejects.toBe(denied);
    expect(held.trouble?.error).toBe(denied);
    state.next = undefined;
    state.now = 16 * MINUTE;
    expect(await keyOf(held.get())).toBe(`key-${state.asked}`);
    expect(held.trouble).toBeUndefined();
  });

  it('are asked for at most three times a minute where they are refused', async () => {
    const { state, held } = stand();
    state.next = denied;
    for (; state.now < 10 * MINUTE; state.now += 250) await expect(held.get()).rejects.toBe(denied);
    expect(state.asked).toBeLessThanOrEqual(30);
    expect(state.asked).toBeGreaterThan(20);
  });

  it('are forgotten when AWS says that they have ended, but not newer ones', async () => {
    const { state, held } = stand();
    await held.get();
    state.now = MINUTE;
    held.forget(state.now);
    expect(await keyOf(held.get())).toBe('key-2');
    held.forget(state.now - 1);
    expect(await keyOf(held.get())).toBe('key-2');
  });
});
