import { describe, expect, it } from 'vitest';
import { summariseChanges, tokenChanges } from './token-change.ts';

const VIEWER = {
  capabilities: ['SUBSCRIBE'],
  attributes: { role: 'viewer', seat: 'A6' },
  userId: 'ana',
  expirationTime: '2026-11-20T20:00:00.000Z',
};
const GUEST = {
  capabilities: ['SUBSCRIBE', 'PUBLISH'],
  attributes: { role: 'guest', seat: 'A6', order: '3' },
  userId: 'ana',
  expirationTime: '2026-11-20T21:00:00.000Z',
};

const changed = (...sides: Parameters<typeof tokenChanges>) =>
  tokenChanges(...sides)
    .filter((change) => change.changed)
    .map(({ claim, name, before, after }) => [name ?? claim, before, after]);

describe('tokenChanges', () => {
  it('tells what was gained, changed and added, and leaves the rest as unchanged', () => {
    expect(changed(VIEWER, GUEST)).toEqual([
      ['PUBLISH', undefined, 'yes'],
      ['order', undefined, '3'],
      ['role', 'viewer', 'guest'],
      ['expiry', VIEWER.expirationTime, GUEST.expirationTime],
    ]);
    const all = tokenChanges(VIEWER, GUEST).map(({ claim, name }) => name ?? claim);
    expect(all).toEqual(['PUBLISH', 'SUBSCRIBE', 'order', 'role', 'seat', 'user id', 'expiry']);
  });

  it('tells what was lost', () => {
    expect(changed(GUEST, VIEWER).slice(0, 2)).toEqual([
      ['PUBLISH', 'yes', undefined],
      ['order', '3', undefined],
    ]);
  });

  it('takes an empty user id for none, and an empty attribute for one', () => {
    expect(changed({ ...VIEWER, userId: '' }, { ...VIEWER, userId: undefined })).toEqual([]);
    expect(changed({ attributes: {} }, { attributes: { seat: '' } })).toEqual([['seat', undefined, '']]);
  });

  it('calls nothing changed that it was not told of', () => {
    expect(changed(undefined, GUEST)).toEqual([]);
    expect(changed(VIEWER, undefined)).toEqual([]);
    expect(changed({ userId: 'ana' }, { userId: 'ana', capabilities: ['PUBLISH'] })).toEqual([]);
    expect(tokenChanges(undefined, undefined).map(({ claim }) => claim)).toEqual(['user id', 'expiry']);
  });

  it('is not misled by attributes named as parts of every object', () => {
    expect(changed({ attributes: {} }, { attributes: { constructor: 'x' } })).toEqual([
      ['constructor', undefined, 'x'],
    ]);
  });
});

describe('summariseChanges', () => {
  it('says it in a few words', () => {
    expect(summariseChanges(tokenChanges(VIEWER, GUEST))).toBe('PUBLISH gained, 2 attributes, expiry');
    expect(summariseChanges(tokenChanges(GUEST, { ...GUEST, capabilities: [], userId: 'eva' }))).toBe(
      'PUBLISH lost, SUBSCRIBE lost, user id',
    );
    expect(summariseChanges(tokenChanges(VIEWER, VIEWER))).toBe('');
  });
});
