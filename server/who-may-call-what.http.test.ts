import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { audienceOf, includesRole, ROLES, type Role } from '#shared/contract/roles.ts';
import { hashOf, newSecret } from './auth/secrets.ts';
import { sessionCookie } from './http/session-cookie.ts';
import { ENDPOINTS } from '#server/testing/example-paths.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

/**
 * Every endpoint, asked as everybody. A parameter that none has is sent along: who may call an endpoint is told what is
 * wrong with the request, and who may not is refused before anything of it was looked at. So nothing is ever done.
 */
const WRONG = 'no-parameter-of-any';

interface Who {
  what: string;
  role: Role | undefined;
  /** Undefined: all. */
  connections?: string[];
}

const EVERYBODY: readonly Who[] = [
  { what: 'nobody', role: undefined },
  ...ROLES.map((role): Who => ({ what: role, role })),
  { what: 'display', role: 'viewer', connections: ['emulator'] },
  { what: 'display of another connection', role: 'viewer', connections: ['other'] },
  { what: 'operator of another connection', role: 'operator', connections: ['other'] },
];

const asked = ENDPOINTS.filter(({ kind }) => kind !== 'hook');

let running: RunningConsole;
const cookies = new Map<string, string>();
beforeAll(async () => {
  running = await startConsole({
    connections: [{ id: 'other', label: 'Other', colour: 'red', kind: 'aws', region: 'us-east-1' }],
  });
  for (const { what, role, connections } of EVERYBODY)
    cookies.set(
      what,
      connections === undefined ? cookieOf(role ?? 'nobody') : await limited(what, role, connections),
    );
});
afterAll(async () => running.close());

/** Signs in a display, or somebody who has these connections alone. */
async function limited(what: string, role: Role | undefined, connections: string[]): Promise<string> {
  const { open, displays, people } = running.services.accounts;
  const from = { address: '', agent: '' };
  if (what.startsWith('display')) {
    const { id } = await displays.add(what, connections[0] ?? '', 'test', Date.now());
    return sessionCookie((await open.begin({ displayId: id }, 'display', from))?.secret ?? '');
  }
  const person = await people.add(
    { name: what.replaceAll(' ', '-'), fullName: '', role: role ?? 'viewer', connections, createdBy: 'test' },
    Date.now(),
  );
  return sessionCookie((await open.begin({ personId: person?.id ?? '' }, 'password', from))?.secret ?? '');
}

async function ask({ method, path }: Endpoint, cookie: string): Promise<string> {
  // Of an id that is none, only who may call hears anything.
  const at = `/api${path.replace(':connection', 'emulator').replaceAll(/:[a-zA-Z]+/g, 'no~id')}?${WRONG}=1`;
  const sent = await send(running.port, {
    method,
    path: at,
    headers: { ...ownHeaders(running.url), cookie },
  });
  const { code, fields, message } = sent.json() as ErrorBody;
  const isLookedAt = fields !== undefined || code === 'unsupported_media_type' || /no body/.test(message);
  return isLookedAt ? 'let through' : `${sent.status} ${code}`;
}

/** What the contract says, by its classes of access: the test's own word beside the server's. */
function expected(endpoint: Endpoint, { role, connections }: Who): string {
  const audience = audienceOf(endpoint);
  if (audience === 'anybody') return 'let through';
  if (role === undefined) return '401 signed_out';
  if (endpoint.path.startsWith('/:connection') && connections?.includes('emulator') === false)
    return '404 unknown_connection';
  return audience === 'signed-in' || includesRole(role, audience) ? 'let through' : '403 forbidden';
}

describe.each(EVERYBODY)('$what', (who) => {
  it('gets from every endpoint what its access says, and no further', async () => {
    const cookie = cookies.get(who.what) ?? '';
    const got = await Promise.all(
      asked.map(async (endpoint) => [endpoint.id, await ask(endpoint, cookie)] as const),
    );
    expect(got).toEqual(asked.map((endpoint) => [endpoint.id, expected(endpoint, who)]));
  });
});

describe('the matrix', () => {
  it('has all endpoints, and the classes that the design names', () => {
    expect(asked.length).toBeGreaterThan(120);
    const roles = (role: Role) =>
      asked.filter((endpoint) => audienceOf(endpoint) === role).map(({ id }) => id);
    // Who is new here may look, and nothing else: every change needs more.
    expect(
      asked.filter(({ id }) => roles('viewer').includes(id)).every(({ access }) => access === 'read'),
    ).toBe(true);
    expect(asked.filter((endpoint) => audienceOf(endpoint) === 'anybody').map(({ id }) => id)).toEqual([
      'auth.session',
      'auth.signIn',
      'auth.signInAs',
      'auth.setUp',
      'auth.invitation',
      'auth.accept',
      'auth.openDisplay',
    ]);
    expect(roles('administrator')).toEqual(
      expect.arrayContaining([
        'publicKeys.import',
        'publicKeys.remove',
        'people.invite',
        'search.switchIndex',
      ]),
    );
  });

  it('lets nobody see the list of endpoints, or that there is none, without a session', async () => {
    for (const path of ['/api/openapi.json', '/api/nothing', '/api/emulator/nothing', '/api'])
      expect([path, (await send(running.port, { path, headers: { cookie: '' } })).status]).toEqual([
        path,
        401,
      ]);
    // Known paths too: which methods they have is for those who are signed in.
    const other = await send(running.port, {
      method: 'DELETE',
      path: '/api/emulator/stages',
      headers: { ...ownHeaders(running.url, 'nobody') },
    });
    expect(other.status).toBe(401);
  });

  it('is not got around by other spellings of an address', async () => {
    for (const path of [
      '/api/emulator/stages/',
      '/api//emulator/stages',
      '/API/emulator/stages',
      '/api/./emulator/stages',
      '/api/x/../emulator/stages',
      '/api/%65mulator/stages',
      '/api/emulator%2Fstages',
      '/api/:connection/stages',
      '/healthz/../api/emulator/stages',
    ]) {
      const sent = await send(running.port, { path, headers: { cookie: '' } });
      expect([path, sent.body.includes('arn:')]).toEqual([path, false]);
    }
  });

  it('knows no session by a secret that is only like one', async () => {
    const db = running.services.store.db;
    const [row] = await db.selectFrom('account_sessions').select('hash').limit(1).execute();
    // Not even what the store holds of a session opens it.
    for (const secret of [row?.hash ?? '', hashOf(row?.hash ?? ''), newSecret()]) {
      const headers = { cookie: sessionCookie(secret) };
      expect((await send(running.port, { path: '/api/connections', headers })).status).toBe(401);
    }
  });
});

describe('a read-only console', () => {
  it('refuses whatever changes something in AWS, to everybody, and goes on with the rest', async () => {
    const still = await startConsole({ readOnly: true });
    const own = { ...ownHeaders(still.url), 'content-type': 'application/json' };
    const post = async (path: string, body: object) =>
      send(still.port, { method: 'POST', path, headers: own, body: JSON.stringify(body) });
    const refused = [
      '/stages',
      '/bulk-delete',
      '/compositions/AbCdEfGhIjKl/replace',
      '/compositions/AbCdEfGhIjKl/stop',
    ];
    for (const path of refused)
      expect([path, (await post(`/api/emulator${path}`, {})).json()]).toMatchObject([
        path,
        { code: 'read_only' },
      ]);
    expect((await post('/api/people', { name: 'lena', role: 'viewer' })).status).toBe(201);
    expect((await send(still.port, { path: '/api/emulator/stages' })).status).toBe(200);
    expect((await send(still.port, { path: '/api/session' })).json()).toMatchObject({ readOnly: true });
    // And were something forgotten above: nothing but reads leaves the console.
    const { caller } = still.services.connections.get('emulator');
    const change = caller.call(
      'CreateStage',
      {},
      { priority: 'visible', signal: new AbortController().signal },
    );
    await expect(change).rejects.toMatchObject({ code: 'read_only' });
    await still.close();
  });
});
