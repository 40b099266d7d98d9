import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#server/store/open-store.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { DisplayRepository } from './display-repository.ts';
import { InvitationRepository } from './invitation-repository.ts';
import { type NewPerson, PeopleRepository } from './people-repository.ts';
import { hashOf, newSecret } from './secrets.ts';
import { SessionRepository } from './session-repository.ts';

let store: Store;
let people: PeopleRepository;
beforeAll(async () => {
  store = await openTestStore();
  people = new PeopleRepository(store.db);
});
afterAll(async () => store.close());

const somebody = (name: string, more: Partial<NewPerson> = {}): NewPerson => ({
  name,
  fullName: '',
  role: 'viewer',
  connections: undefined,
  createdBy: 'test',
  ...more,
});

describe('people in the store', () => {
  it('has one first person, of many who set up at once', async () => {
    const made = await Promise.all(
      ['Ana', 'Ben', 'Cem', 'Dot'].map(async (name) =>
        people.addFirst(somebody(name, { role: 'administrator', passwordHash: 'x' }), 1),
      ),
    );
    expect(made.filter((person) => person !== undefined)).toHaveLength(1);
    expect(await people.list()).toHaveLength(1);
  });

  it('knows a name in whatever case, once', async () => {
    const made = await people.add(somebody('Ürsula'), 1);
    expect(await people.named('ÜRSULA')).toEqual(made);
    expect(await people.add(somebody('ürsula'), 1)).toBeUndefined();
  });

  it('changes what is given and nothing else', async () => {
    const made = await people.add(somebody('emil', { connections: ['a', 'b'], fullName: 'Emil E.' }), 1);
    if (made === undefined) throw new Error('not added');
    expect(await people.change(made.id, { role: 'support' })).toBe('done');
    expect(await people.get(made.id)).toEqual({ ...made, role: 'support' });
    await people.change(made.id, { connections: undefined, disabledAt: 7 });
    expect(await people.get(made.id)).toMatchObject({ disabledAt: 7, fullName: 'Emil E.' });
    expect((await people.get(made.id))?.connections).toBeUndefined();
    expect(await people.change('person-0000000000000000', { role: 'support' })).toBe('unknown');
  });

  it('keeps one administrator, of two who demote each other at once', async () => {
    const [first] = await people.list();
    await people.add(somebody('never-came', { role: 'administrator' }), 1);
    expect(await people.change(first?.id ?? '', { role: 'viewer' })).toBe('last administrator');
    expect(await people.change(first?.id ?? '', { disabledAt: 5 })).toBe('last administrator');
    expect(await people.remove(first?.id ?? '')).toBe('last administrator');
    const second = await people.add(somebody('second', { role: 'administrator', passwordHash: 'y' }), 1);
    const outcomes = await Promise.all([
      people.change(first?.id ?? '', { role: 'viewer' }),
      people.remove(second?.id ?? ''),
    ]);
    expect(outcomes.toSorted()).toEqual(['done', 'last administrator']);
  });
});

describe('the last administrator', () => {
  const ISSUER = 'https://login.example/realms/show';
  const roles = [{ group: 'admins', role: 'administrator' as const }];
  it.each([
    ['no provider', undefined, 'last administrator'],
    ['another provider', { issuer: 'https://else.example', roles }, 'last administrator'],
    [
      'a provider that makes nobody one',
      { issuer: ISSUER, roles: [{ group: 'staff', role: 'viewer' as const }] },
      'last administrator',
    ],
    ['their provider', { issuer: ISSUER, roles }, 'done'],
    ['one at an address that only begins alike', { issuer: `${ISSUER}-2`, roles }, 'last administrator'],
  ])('does not count whom a provider lets in that is not there: %s', async (_what, provider, outcome) => {
    const own = await openTestStore();
    const repository = new PeopleRepository(own.db, provider);
    const administrator = { role: 'administrator' } as const;
    const ana = await repository.add(somebody('ana', { ...administrator, passwordHash: 'x' }), 1);
    const sam = await repository.add(somebody('sam', { ...administrator, oidcSubject: `${ISSUER} 0123` }), 1);
    expect(await repository.hasAdministrator()).toBe(true);
    expect(await repository.change(ana?.id ?? '', { role: 'viewer' })).toBe(outcome);
    expect(await repository.change(ana?.id ?? '', { disabledAt: 1 })).toBe(outcome);
    expect(await repository.remove(ana?.id ?? '')).toBe(outcome);
    // Who cannot sign in anyway is missed by nobody.
    const alone = outcome === 'done' ? 'last administrator' : 'done';
    expect(await repository.remove(sam?.id ?? '')).toBe(alone);
    await own.close();
  });
});

describe('a limit to some connections', () => {
  it('that was set here outlasts a visit to the administrators, who have all', async () => {
    const limited = await people.add(somebody('limited', { connections: ['a'], oidcSubject: 'i s' }), 1);
    const id = limited?.id ?? '';
    await people.follow(id, { role: 'administrator', fullName: '' });
    expect((await people.get(id))?.connections).toBeUndefined();
    const sessions = new SessionRepository(store.db);
    const hash = hashOf(newSecret());
    const at = { createdAt: 1, expiresAt: 2, address: '', agent: '' };
    await sessions.add({ hash, of: { personId: id }, by: 'oidc', ...at });
    const connections = async () => (await sessions.find('hash', [hash]))[0]?.whose?.connections;
    expect(await connections()).toBeUndefined();
    await people.follow(id, { role: 'operator', fullName: '' });
    expect((await people.get(id))?.connections).toEqual(['a']);
    expect(await connections()).toEqual(['a']);
    await people.remove(id);
  });
});

describe('sessions in the store', () => {
  it('are found by the hash of their secret, and end one by one or all of one person', async () => {
    const sessions = new SessionRepository(store.db);
    const begin = async (personId: string, secret = newSecret()) =>
      sessions.add({
        hash: hashOf(secret),
        of: { personId },
        by: 'password',
        createdAt: 1,
        expiresAt: 100,
        address: '127.0.0.1',
        agent: 'x'.repeat(500),
      });
    const secret = newSecret();
    const one = await begin('p', secret);
    const [two, three, others] = [await begin('p'), await begin('p'), await begin('q')];
    const found = await sessions.find('hash', [hashOf(secret), secret]);
    // There is no such person, so that it is nobody's.
    expect(found).toEqual([{ session: one, whose: undefined }]);
    expect(one.agent).toHaveLength(200);
    expect(await sessions.end(two.id)).toBe(true);
    expect(await sessions.end(two.id)).toBe(false);
    expect(await sessions.endAll({ personId: 'p' }, one.id)).toEqual([three.id]);
    expect((await sessions.of({ personId: 'p' })).map(({ id }) => id)).toEqual([one.id]);
    await sessions.forget(100);
    expect(await sessions.find('id', [others.id])).toEqual([]);
  });
});

describe('a link', () => {
  it('is good once, until its time is over or a newer one is made', async () => {
    const invitations = new InvitationRepository(store.db);
    const about = { purpose: 'invite', personId: 'p' } as const;
    const { secret, expiresAt } = await invitations.add(about, 1);
    const found = await invitations.find(secret, 2);
    expect(found).toMatchObject(about);
    expect(await invitations.find(secret, expiresAt)).toBeUndefined();
    const spent = await Promise.all([1, 2, 3].map(async (at) => invitations.spend(found?.hash ?? '', at)));
    expect(spent.filter(Boolean)).toHaveLength(1);
    expect(await invitations.find(secret, 2)).toBeUndefined();
    const before = await invitations.add(about, 1);
    const after = await invitations.add({ ...about, purpose: 'reset' }, 1);
    expect(await invitations.find(before.secret, 2)).toBeUndefined();
    expect(await invitations.find(after.secret, 2)).toMatchObject({ purpose: 'reset' });
  });
});

describe('a display', () => {
  it('is kept until it is removed', async () => {
    const displays = new DisplayRepository(store.db);
    const made = await displays.add('Studio wall', 'emulator', 'ana', 1);
    expect(await displays.get(made.id)).toEqual(made);
    expect(await displays.list()).toEqual([made]);
    expect([await displays.remove(made.id), await displays.remove(made.id)]).toEqual([true, false]);
  });
});
