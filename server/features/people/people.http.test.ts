import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { connections } from '#shared/connections/contract.ts';
import { people } from '#shared/people/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { type AsBrowser, asBrowser } from '#server/testing/as-browser.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { testPerson } from '#server/testing/test-sessions.ts';

const PASSWORD = 'correct horse battery';
const nothing = {};

let running: RunningConsole;
beforeAll(async () => {
  // How often somebody may try is not what this is about.
  let minute = 0;
  running = await startConsole({
    accounts: { attemptsNow: () => (minute += 60_000) },
    connections: [{ id: 'other', label: 'Other', colour: 'red', kind: 'aws', region: 'us-east-1' }],
  });
});
afterAll(async () => running.close());

type Invited = Wire<typeof people.invite>;

async function invite(name: string, more: object = {}): Promise<Invited> {
  return call(running, people.invite, { body: { name, role: 'viewer', ...more } });
}

/** Follows a link and chooses a password. */
async function accepted({ link }: Pick<Invited, 'link'>, password = PASSWORD): Promise<AsBrowser> {
  const browser = asBrowser(running);
  const sent = await browser.ask(auth.accept, { body: { secret: link.secret, password } });
  expect([sent.status, sent.body]).toEqual([200, expect.any(String) as string]);
  return browser;
}

const codeOf = async (browser: AsBrowser): Promise<string> => {
  const sent = await browser.ask(connections.list, nothing);
  return sent.status === 200 ? 'ok' : (sent.json() as ErrorBody).code;
};
const update = async (personId: string, body: object) => attempt(running, people.update, { personId, body });

describe('an invitation', () => {
  it('is a link that is told once and lets its person choose a password, once', async () => {
    const invited = await invite('Dora', { fullName: 'Dora D.' });
    expect(invited.person).toMatchObject({ state: 'invited', createdBy: 'test-administrator', sessions: 0 });
    expect(invited.link.path).toBe(`/invitation#${invited.link.secret}`);
    const look = await asBrowser(running).ask(auth.invitation, { body: { secret: invited.link.secret } });
    expect(look.json()).toMatchObject({ purpose: 'invite', name: 'Dora' });
    const listed = (await call(running, people.list, nothing)).items;
    expect(JSON.stringify(listed)).not.toContain(invited.link.secret);

    const { secret } = invited.link;
    const weak = { secret, password: 'DORA-dora-1234' };
    const named = await asBrowser(running).ask(auth.accept, { body: weak });
    expect([named.status, named.json()]).toMatchObject([400, { fields: [{ path: 'body.password' }] }]);
    expect(named.body).toContain('must not be the name');
    const short = { secret, password: 'eleven char' };
    expect((await asBrowser(running).ask(auth.accept, { body: short })).status).toBe(400);
    const browser = await accepted(invited);
    expect(await codeOf(browser)).toBe('ok');
    const body = { secret, password: PASSWORD };
    const again = await asBrowser(running).ask(auth.accept, { body });
    expect(again.status).toBe(404);
    const [dora] = (await call(running, people.list, nothing)).items.filter(({ name }) => name === 'Dora');
    expect(dora).toMatchObject({ state: 'active', fullName: 'Dora D.', sessions: 1 });
  });

  it('of a name that is there, in whatever case, is refused', async () => {
    await invite('Emil');
    const sent = await attempt(running, people.invite, { body: { name: 'EMIL', role: 'viewer' } });
    expect([sent.status, (sent.json() as ErrorBody).code]).toEqual([409, 'conflict']);
  });

  it('is void once a newer one is made, and for whom is disabled', async () => {
    const invited = await invite('Finn');
    const { link } = await call(running, people.reset, { personId: invited.person.id });
    const look = async (secret: string) =>
      (await asBrowser(running).ask(auth.invitation, { body: { secret } })).status;
    expect([await look(invited.link.secret), await look(link.secret)]).toEqual([404, 200]);
    await update(invited.person.id, { disabled: true });
    expect(await look(link.secret)).toBe(404);
  });
});

describe('another role', () => {
  it.each([
    ['another role', { role: 'support' }],
    ['fewer connections', { connections: ['emulator'] }],
    ['a password that was reset', undefined],
    ['being disabled', { disabled: true }],
    ['being deleted', null],
    ['having all sessions ended', 'sessions'],
  ])('and so %s ends the sessions that there are', async (_what, change) => {
    const { person, link } = await invite(`g-${Math.random().toString(36).slice(2)}`);
    const browser = await accepted({ link });
    const at = { personId: person.id };
    if (change === null) await call(running, people.remove, at);
    else if (change === 'sessions') expect(await call(running, people.endSessions, at)).toEqual({ ended: 1 });
    else if (change === undefined)
      await accepted(await call(running, people.reset, at), 'another long password');
    else expect((await update(person.id, change as object)).status).toBe(200);
    expect(await codeOf(browser)).toBe('signed_out');
  });

  it('that changes nothing of what they may do ends no session', async () => {
    const { person, link } = await invite('Iris', { connections: ['emulator', 'other'] });
    const browser = await accepted({ link });
    const same = { fullName: 'Iris I.', role: 'viewer', connections: ['other', 'emulator'] };
    expect((await update(person.id, same)).status).toBe(200);
    expect(await codeOf(browser)).toBe('ok');
  });

  it('takes effect at the next sign-in', async () => {
    const { person, link } = await invite('Hugo');
    await accepted({ link });
    await update(person.id, { role: 'administrator' });
    const browser = asBrowser(running);
    const sent = await browser.ask(auth.signIn, { body: { name: 'hugo', password: PASSWORD } });
    expect(sent.json()).toMatchObject({ person: { role: 'administrator' } });
    await update(person.id, { role: 'viewer' });
  });
});

describe('connections', () => {
  it('that somebody is not given are not there for them', async () => {
    const browser = await accepted(await invite('Ida', { role: 'operator', connections: ['other'] }));
    const list = (await browser.ask(connections.list, nothing)).json() as Wire<typeof connections.list>;
    expect(list.items.map(({ id }) => id)).toEqual(['other']);
    const asked = async (connection: string) => {
      const sent = await browser.ask(stages.list, { connection });
      return { ...(sent.json() as ErrorBody), requestId: '' };
    };
    const [hidden, none] = [await asked('emulator'), await asked('nowhere')];
    expect(hidden).toMatchObject({ code: 'unknown_connection' });
    expect(hidden.message.replace('emulator', 'nowhere')).toBe(none.message);
  });

  it('are all of them for an administrator, and only such as there are', async () => {
    const body = { name: 'Jo', role: 'administrator' as const, connections: ['other'] };
    expect((await attempt(running, people.invite, { body })).status).toBe(400);
    const other = { name: 'Jo', role: 'viewer' as const, connections: ['nowhere'] };
    expect((await attempt(running, people.invite, { body: other })).status).toBe(400);
    const { person } = await invite('Jo', { connections: ['other'] });
    expect((await update(person.id, { role: 'administrator' })).status).toBe(400);
    expect((await update(person.id, { role: 'administrator', connections: null })).status).toBe(200);
    expect((await update(person.id, { role: 'viewer' })).status).toBe(200);
  });
});

describe('the last administrator', () => {
  it('stays one, and may sign in', async () => {
    const { id } = testPerson('administrator');
    for (const body of [{ role: 'viewer' }, { disabled: true }]) {
      const sent = await update(id, body);
      expect([sent.status, (sent.json() as ErrorBody).message]).toEqual([
        409,
        'They are the last administrator who can sign in. Make somebody else one first: a console must have one.',
      ]);
    }
    expect((await attempt(running, people.remove, { personId: id })).status).toBe(409);
    expect((await update(id, { fullName: 'Still here' })).status).toBe(200);
  });
});

describe('a display', () => {
  it('is opened once by its link, sees its one connection, changes nothing, and is ended', async () => {
    const body = { name: 'Studio wall', connection: 'emulator' };
    const { display, link } = await call(running, people.createDisplay, { body });
    expect([display.state, link.path]).toEqual(['waiting', `/display#${link.secret}`]);
    const wall = asBrowser(running);
    const opened = await wall.ask(auth.openDisplay, { body: { secret: link.secret } });
    expect(opened.json()).toMatchObject({
      person: { kind: 'display', name: 'Studio wall', role: 'viewer', connections: ['emulator'] },
      idleMinutes: 0,
    });
    const again = await asBrowser(running).ask(auth.openDisplay, { body: { secret: link.secret } });
    expect(again.status).toBe(404);
    expect((await wall.ask(stages.list, { connection: 'emulator' })).status).toBe(200);
    expect((await wall.ask(people.list, nothing)).json()).toMatchObject({ code: 'forbidden' });
    expect((await wall.ask(auth.changePassword, { body: { current: 'x', next: PASSWORD } })).status).toBe(
      409,
    );
    const [shown] = (await call(running, people.displays, nothing)).items;
    expect(shown).toMatchObject({ state: 'open', address: '127.0.0.1', createdBy: 'test-administrator' });
    await call(running, people.endDisplay, { displayId: display.id });
    expect(await codeOf(wall)).toBe('signed_out');
  });

  it('says whether its link waits, was not opened in time, or was, and gets another one', async () => {
    const body = { name: 'Foyer', connection: 'emulator' };
    const { display, link } = await call(running, people.createDisplay, { body });
    const at = { displayId: display.id };
    const state = async () =>
      (await call(running, people.displays, nothing)).items.find(({ id }) => id === display.id)?.state;
    const opened = async (secret: string) => {
      const wall = asBrowser(running);
      return { wall, status: (await wall.ask(auth.openDisplay, { body: { secret } })).status };
    };
    expect(await state()).toBe('waiting');
    const { db } = running.services.store;
    // A day later.
    await db.updateTable('invitations').set({ expires_at: 1 }).where('display_id', '=', display.id).execute();
    expect(await state()).toBe('expired');
    expect((await opened(link.secret)).status).toBe(404);

    const { link: second } = await call(running, people.renewDisplay, at);
    expect(second.path).toBe(`/display#${second.secret}`);
    expect(await state()).toBe('waiting');
    const first = await opened(second.secret);
    expect([first.status, await state()]).toEqual([200, 'open']);

    const { link: third } = await call(running, people.renewDisplay, at);
    const { link: fourth } = await call(running, people.renewDisplay, at);
    expect((await opened(third.secret)).status).toBe(404);
    expect([await codeOf(first.wall), await state()]).toEqual(['ok', 'open']);
    const other = await opened(fourth.secret);
    expect([await codeOf(first.wall), await codeOf(other.wall), await state()]).toEqual([
      'signed_out',
      'ok',
      'open',
    ]);

    await other.wall.ask(auth.signOut, nothing);
    expect(await state()).toBe('ended');
    await call(running, people.endDisplay, at);
    expect((await attempt(running, people.renewDisplay, at)).status).toBe(404);
  });

  it('is none that a link of a person opens', async () => {
    const { link } = await invite('Kim');
    const sent = await asBrowser(running).ask(auth.openDisplay, { body: { secret: link.secret } });
    expect(sent.status).toBe(404);
  });
});
