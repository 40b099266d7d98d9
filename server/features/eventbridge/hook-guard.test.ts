import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { hookGuard, isSame } from './hook-guard.ts';

const log = pino({ level: 'silent' });
const codeOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'let in';
};

describe('comparing secrets', () => {
  it('finds the same, and no other, whatever their lengths', () => {
    expect(isSame('a-secret', 'a-secret')).toBe(true);
    for (const other of ['', 'a', 'a-secret ', 'a-secreT', 'A-secret', 'a-secret'.repeat(1_000)])
      expect([other, isSame(other, 'a-secret')]).toEqual([other, false]);
  });
});

describe('the guard of the hook', () => {
  it('stops answering wrong secrets after some in a minute, and never the right one', () => {
    let now = 0;
    const letIn = hookGuard('a-secret', () => now);
    const wrong = (): string => codeOf(() => letIn('another', log));
    for (let guess = 0; guess < 20; guess += 1) expect(wrong()).toBe('unauthenticated');
    expect(wrong()).toBe('too_many_requests');
    expect(codeOf(() => letIn('a-secret', log))).toBe('let in');
    now = 60_000;
    expect(wrong()).toBe('unauthenticated');
  });

  it('lets nobody in where no secret is set, not even with none', () => {
    expect(codeOf(() => hookGuard(undefined)(undefined, log))).toBe('not_found');
  });
});
