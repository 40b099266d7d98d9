import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import type { JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { type Role, ROLES } from '#shared/contract/roles.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { idOf } from '#shared/contract/ids.ts';
import { type Topic, TOPIC_IDS, topicText } from '#shared/live/topic.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { people } from '#shared/people/contract.ts';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { asBrowser } from '#server/testing/as-browser.ts';
import { attempt } from '#server/testing/call-endpoint.ts';
import {
  canary,
  type CanaryConsole,
  KEYED_CONNECTIONS,
  startCanaryConsole,
} from '#server/testing/canaries/canary-console.ts';
import { canariesIn, type Canary } from '#server/testing/canaries/find-canaries.ts';
import { answeredSecrets } from '#server/testing/canaries/answered-secrets.ts';
import { keptTexts } from '#server/testing/canaries/kept-texts.ts';
import { askEverything, type Said, saidIn } from '#server/testing/canaries/said.ts';
import { commandRequests } from '#server/testing/change-requests.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { readStream, type StreamReader } from '#server/testing/read-stream.ts';
import { send } from '#server/testing/send.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';
import { worldToChange } from '#server/testing/world-to-change.ts';

/** Where each kind of secret may stand, and for whom. What is not here may stand nowhere. */
const MAY_STAND: Readonly<Record<string, { by: readonly string[]; to: readonly string[] }>> = {
  'a participant token': { by: ['tokens.create', 'stages.create'], to: ['operator', 'administrator'] },
  'a stream key': { by: ['ingest.reveal'], to: ['operator', 'administrator'] },
  'the link of an invitation': { by: ['people.invite'], to: ['administrator'] },
  'the link of a new password': { by: ['people.reset'], to: ['administrator'] },
  'the link of a display': { by: ['people.createDisplay', 'people.renewDisplay'], to: ['administrator'] },
  'the cookie of a session': {
    by: ['auth.signIn', 'auth.accept', 'auth.changePassword', 'auth.openDisplay'],
    to: ['its browser'],
  },
};

const connection = 'emulator';
const everybody: readonly (Role | 'nobody')[] = ['nobody', ...ROLES];

let own: CanaryConsole;
const canaries: Canary[] = [];
const said: Said[] = [];
let kept: Map<string, string>;
/** The topics that each role's live stream has got. */
const accepted: (readonly string[])[] = [];
/** What the list of stages answered on each connection that has keys of its own. */
const byKeys: number[] = [];

/** One topic of each kind. */
const topicsOf = (ids: ExampleIds): string[] =>
  Object.keys(TOPIC_IDS).map((kind) => topicText({ kind, connection, ...ids } as unknown as Topic));

const plant = (what: string, value: string): void => {
  if (value.length < 12) throw new Error(`${what} is too short to be found for sure: ${value}`);
  canaries.push({ what, value });
};
/** Text that is a secret of this kind to whoever reads it, and has a canary in it. */
const planted = (what: string, around: (value: string) => string): string => {
  const made = canary(what);
  canaries.push(made);
  return around(made.value);
};

/** Asks as a role, and keeps what was said. */
async function ask<E extends JsonEndpoint>(
  role: Role,
  endpoint: E,
  input: Parameters<typeof attempt<E>>[2],
  headers: Readonly<Record<string, string>> = {},
): Promise<Wire<E>> {
  const sent = await attempt(own.running, endpoint, input, { cookie: cookieOf(role), ...headers });
  said.push(saidIn(endpoint.id, role, sent));
  return sent.json() as Wire<E>;
}

beforeAll(async () => {
  own = await startCanaryConsole();
  for (const [name, value] of Object.entries(own.environment)) vi.stubEnv(name, value);
  canaries.push(...own.secrets);
  plant('the secret of the first start', own.running.services.accounts.setUp.secret);
  for (const role of ROLES) plant('the cookie of somebody who was here', cookieOf(role).split('=')[1] ?? '');

  const streams = await Promise.all(
    ROLES.map(async (role) => readStream(own.running, { cookie: cookieOf(role) })),
  );
  const world = await worldToChange(own.running);
  const others = await exampleIds(own.running);
  for (const stream of streams) accepted.push(await stream.subscribe(...topicsOf(others)));
  const ids = { ...others, ...world.naming.ids };
  await accounts();
  await secretsOfAws(world.naming.ids['stageId'] ?? '');
  await secretsInOddPlaces(others);

  const headers = {
    authorization: planted('a header Authorization', (value) => `Bearer ${value}`),
    'x-api-key': planted('a header of a key', String),
  };
  for (const other of KEYED_CONNECTIONS)
    byKeys.push((await send(own.running.port, { path: `/api/${other}/stages` })).status);
  const wanted = ({ method }: { method: string }): boolean => method === 'GET';
  for (const other of KEYED_CONNECTIONS)
    said.push(...(await askEverything(own.running, 'viewer', { ...ids, connection: other }, [], { wanted })));
  for (const who of everybody)
    said.push(...(await askEverything(own.running, who, ids, commandRequests(world.naming), { headers })));
  await theRest(streams);
  const known = new Set(canaries.map(({ value }) => value));
  // What the changes above made and told: it may stand nowhere else either.
  canaries.push(
    ...answeredSecrets(said).filter(({ value }) => !known.has(value) && !value.startsWith('canary-')),
  );
  kept = await keptTexts(own.running, own.store);
}, 300_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await own.close();
});

/** Somebody is invited, chooses a password, mistypes it, types it as their name, changes it, and opens a display. */
async function accounts(): Promise<void> {
  const [password, next] = [planted('a password', String), planted('a password', String)];
  const wrong = planted('a password that is wrong', String);
  const invited = await ask('administrator', people.invite, { body: { name: 'canary', role: 'support' } });
  plant('the link of an invitation', invited.link.secret);
  const browser = asBrowser(own.running);
  const asTheirs = async <E extends JsonEndpoint>(endpoint: E, input: Parameters<typeof attempt<E>>[2]) => {
    const sent = await browser.ask(endpoint, input);
    said.push(saidIn(endpoint.id, 'its browser', sent));
    const secret = browser.cookie().split('=')[1] ?? '';
    if (secret !== '' && !canaries.some(({ value }) => value === secret))
      plant('the cookie of a session', secret);
  };
  await asTheirs(auth.accept, { body: { secret: invited.link.secret, password } });
  await asTheirs(auth.signIn, { body: { name: 'canary', password: wrong } });
  await asTheirs(auth.signIn, { body: { name: password, password: 'canary' } });
  await asTheirs(auth.signIn, { body: { name: 'canary', password } });
  await asTheirs(auth.changePassword, { body: { current: wrong, next } });
  await asTheirs(auth.changePassword, { body: { current: password, next } });
  const reset = await ask('administrator', people.reset, { personId: invited.person.id });
  plant('the link of a new password', reset.link.secret);
  await asTheirs(auth.invitation, { body: { secret: reset.link.secret } });
  const wall = await ask('administrator', people.createDisplay, { body: { name: 'canary', connection } });
  plant('the link of a display', wall.link.secret);
  await asTheirs(auth.openDisplay, { body: { secret: wall.link.secret } });
  const renewed = await ask('administrator', people.renewDisplay, { displayId: wall.display.id });
  plant('the link of a display', renewed.link.secret);
}

/** A token is made and stream keys are revealed, by those who may, and asked for by those who may not. */
async function secretsOfAws(stageId: string): Promise<void> {
  const body = { capabilities: ['SUBSCRIBE' as const] };
  for (const role of ROLES) {
    const made = (await ask(role, tokenChanges.create, { connection, stageId, body })) as object;
    const token = /"(eyJ[\w-]+\.[\w-]+\.[\w-]+)"/.exec(JSON.stringify(made))?.[1];
    if (token !== undefined) plant('a participant token', token.split('.')[2] ?? '');
  }
  const { items } = await ask('viewer', ingest.list, { connection, maxResults: 100 });
  for (const { arn } of items)
    for (const role of ROLES) {
      const at = { connection, ingestConfigurationId: idOf(arn) };
      const shown = JSON.stringify(await ask(role, ingestChanges.reveal, at));
      for (const [, key = ''] of shown.matchAll(/"rt_\d+_[\w-]+?_[A-Za-z0-9]{12}_([^"]+)"/g))
        if (!canaries.some(({ value }) => value === key)) plant('a stream key', key);
    }
}

/** What people put where it does not belong, and what AWS might quote. */
async function secretsInOddPlaces({ stageId = '', participantId = '' }: ExampleIds): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  plant('the private half of a key', privateKey.split('\n')[1] ?? '');
  for (const role of ROLES)
    for (const publicKeyMaterial of [privateKey, `${publicKey}${privateKey}`])
      await ask(role, publicKeyChanges.import, { connection, body: { publicKeyMaterial } });

  const key = (value: string): string => `rt_123456789012_us-east-1_AbCdEfGhIjKl_${value}`;
  const token = (value: string): string => `eyJhbGciOiJFUzM4NCJ9.eyJ0b3BpYyI6MX0.${value}`;
  for (const reason of [planted('a stream key in a reason', key), planted('a token in a reason', token)])
    await ask(
      'operator',
      stageChanges.update,
      { connection, stageId, body: { name: 'renamed' } },
      { 'x-callboard-reason': encodeURIComponent(`Because of ${reason}`) },
    );

  await ask('operator', participantChanges.disconnect, {
    connection,
    stageId,
    participantId,
    body: { reason: planted('a token in a reason for AWS', token) },
  });

  for (const quoted of [
    planted('a stream key in an error', key),
    planted('a token in an error', token),
    planted('a secret key in an error', (value) => `aws_secret_access_key=${value}`),
    planted('a signature in an error', (value) => `X-Amz-Security-Token=${value}&x=y`),
  ]) {
    own.running.emulator.faults.add({
      operation: 'UpdateStage',
      kind: 'error',
      errorType: 'ValidationException',
      message: `What was sent does not fit: ${quoted}`,
    });
    await ask('operator', stageChanges.update, { connection, stageId, body: { name: 'renamed' } });
    own.running.emulator.faults.clear();
  }
}

/** What is no endpoint of the contract. */
async function theRest(streams: readonly StreamReader[]): Promise<void> {
  const { port, metricsUrl } = own.running;
  for (const role of everybody)
    for (const at of [
      '/healthz',
      '/readyz',
      '/api/openapi.json',
      '/api/none',
      '/',
      '/none',
      '/.well-known/security.txt',
    ])
      said.push(saidIn(at, role, await send(port, { path: at, headers: { cookie: cookieOf(role) } })));
  for (const secret of [own.hookSecret, `${own.hookSecret}x`])
    said.push(
      saidIn(
        'the hook',
        'another program',
        await send(port, {
          method: 'POST',
          path: '/hooks/eventbridge',
          headers: { 'x-callboard-secret': secret, 'content-type': 'application/json' },
          body: '{}',
        }),
      ),
    );
  said.push({ by: 'the figures', to: 'Prometheus', text: await (await fetch(metricsUrl)).text() });
  for (const [index, { events }] of streams.entries())
    said.push({ by: 'the live stream', to: ROLES[index] ?? '', text: JSON.stringify(events) });
}

const mayStand = (what: string, { by, to }: Said): boolean => {
  const place = MAY_STAND[what];
  return place !== undefined && place.by.includes(by) && place.to.includes(to);
};

describe('a secret', () => {
  it('is told in its one answer, to whom it is for, and in no other', () => {
    const told = said.flatMap((one) =>
      canariesIn(one.text, canaries)
        .filter((what) => !mayStand(what, one))
        .map((what) => `${what}, by ${one.by} to ${one.to}`),
    );
    expect(told).toEqual([]);
  });

  it.each(Object.keys(MAY_STAND))('that may be told is, and would be found elsewhere: %s', (what) => {
    expect(canaries.filter((one) => one.what === what)).not.toEqual([]);
    for (const one of canaries.filter((each) => each.what === what))
      expect([what, said.some(({ text }) => text.includes(one.value))]).toEqual([what, true]);
  });

  it('is in no line of the log, the finest included', () => {
    expect(own.log.some((line) => line.includes('"level":"debug"'))).toBe(true);
    expect(canariesIn(own.log.join('\n'), canaries)).toEqual([]);
  });

  it('is in nothing that is kept: the database, the audit log, the backup', () => {
    expect([...kept.keys()]).toEqual(
      expect.arrayContaining(['table people', 'table account_sessions', 'audit table audit', 'the backup']),
    );
    const found = [...kept].flatMap(([where, text]) =>
      canariesIn(text, canaries).map((what) => `${what}, in ${where}`),
    );
    expect(found).toEqual([]);
  });
});

it('asked everything of everybody, and much of it was answered', () => {
  expect(said.length).toBeGreaterThan(900);
  expect(byKeys).toEqual([200, 200, 502]);
  // Where a reason is given with one, the change is refused, and says why.
  expect(said.filter(({ text }) => text.includes('must not hold a stream key'))).toHaveLength(3);
  for (const [index, role] of ROLES.entries()) {
    expect(said.filter(({ to, text }) => to === role && text.startsWith('2')).length).toBeGreaterThan(40);
    expect([role, accepted[index]?.length]).toEqual([role, Object.keys(TOPIC_IDS).length]);
    const heard = said.find(({ by, to }) => by === 'the live stream' && to === role)?.text ?? '';
    for (const endpoint of ['stages.list', 'sessions.list', 'participants.list', 'compositions.list'])
      expect([role, endpoint, heard.includes(`"endpoint":"${endpoint}"`)]).toEqual([role, endpoint, true]);
  }
  // Tokens were told in answers to every request that makes one, not only where the test asks for one.
  const tokens = canaries.filter(({ what }) => what === 'a participant token');
  for (const endpoint of ['tokens.create', 'stages.create'])
    expect(
      tokens.some(({ value }) => said.some(({ by, text }) => by === endpoint && text.includes(value))),
    ).toBe(true);
});

/** Whole ones: the browser knows the forms themselves, and says where a key begins and ends. */
const SECRET_FORMS = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\brt_\d{12}_[a-z0-9-]+_\w{12}_\w{8}/,
  /\beyJ[\w-]{20,}\.[\w-]{10,}\.[\w-]{10,}/,
  /PRIVATE KEY-----(?:\\n|\s)*[A-Za-z0-9+/]{20}/,
];

describe('what the browser is given', () => {
  const root = fileURLToPath(new URL('../dist/web', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  );

  it('has no source maps, and nothing that looks like a secret', () => {
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
    for (const name of files.filter((each) => /\.(?:js|css|html)$/.test(each))) {
      const text = readFileSync(path.join(root, name), 'utf8');
      const found = [/sourceMappingURL/, ...SECRET_FORMS].filter((form) => form.test(text));
      expect([name, found, canariesIn(text, canaries)]).toEqual([name, [], []]);
    }
  });
});
