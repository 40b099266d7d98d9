import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath } from '#shared/auth/next-path.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { signInAddress } from './sign-in-address.ts';

const ORIGIN = 'https://console.example';

describe('where to go on after signing in', () => {
  it.each([
    '/emulator/stages?q=live#x',
    '/',
    '/prod/stages/abc/sessions/st-1?from=2026-11-20T14%3A00%3A00.000Z',
    '/a%2fb',
  ])('is %s as it was', (wanted) => expect(nextPath(wanted, ORIGIN)).toBe(wanted));

  it.each([
    null,
    '',
    'emulator/stages',
    'https://evil.example/',
    `${ORIGIN}/emulator/stages`,
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '%2f%2fevil.example',
    '/sign-in?next=/sign-in',
    '/api/oidc/start',
    '/setup',
    '/invitation',
    '/display',
  ])('is nowhere for %j', (wanted) => expect(nextPath(wanted, ORIGIN)).toBeUndefined());

  it('never leaves this origin, whatever is asked for', () => {
    const piece = fc.constantFrom(
      ...'/ // \\ . .. %2f %5c %2e %00 @ : ? # a javascript: https: evil.example console.example'.split(' '),
      '\t',
      '\n',
      '\u0000',
      ' ',
      '\u2044',
      '\uff0f',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
          fc.string({ maxLength: 20 }),
        ),
        (wanted) => {
          const next = nextPath(wanted, ORIGIN);
          if (next === undefined) return;
          expect(next).toMatch(/^\/(?!\/|\\)/);
          expect(new URL(next, ORIGIN).origin).toBe(ORIGIN);
          // Read once more, it is the same: nothing is undone twice.
          expect(nextPath(next, ORIGIN)).toBe(next);
        },
      ),
      { numRuns: 1_000 * SCALE },
    );
  }, 30_000);

  it('is where one was', () => {
    const at = { pathname: '/emulator/stages', search: '?q=live ending', hash: '#x' };
    const address = new URL(signInAddress(at), ORIGIN);
    expect(address.pathname).toBe('/sign-in');
    expect(nextPath(address.searchParams.get('next'), ORIGIN)).toBe('/emulator/stages?q=live%20ending#x');
    expect(signInAddress({ pathname: '/', search: '', hash: '' })).toBe('/sign-in');
  });
});
