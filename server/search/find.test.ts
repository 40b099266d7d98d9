import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Group } from '#shared/search/contract.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Store } from '#server/store/open-store.ts';
import { generatedAccount, writeAccount } from '#server/testing/generated-account.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { find } from './find.ts';
import { listSessions, type SessionFilter } from './find-sessions.ts';
import type { Bounds } from './part.ts';

const REALM = { region: 'us-east-1', accountId: undefined };
const account = generatedAccount('a', { stages: 70, sessions: 300, participants: 4_000 });
const people = [...account.people()];
const stageOf = new Map(account.stages.map((stage) => [stage.stage_id, stage]));
const sessionOf = new Map(account.sessions.map((session) => [session.session_id, session]));
/** So small that every way of searching is taken, and windows end before the matches do. */
const SMALL: Bounds = { gathered: 150, people: 400, errors: 20, sessions: 40 };

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await writeAccount(store.db, account);
  // Somebody else's account, of which nothing may ever be found.
  await writeAccount(store.db, generatedAccount('b', { stages: 70, sessions: 300, participants: 1_000 }));
});
afterAll(async () => store.close());

/** Every part of one kind of results, one after the other. */
async function all(group: Group, q: string, bounds: Bounds | undefined, limit = 100) {
  const items: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  let parts = 0;
  do {
    const found = await find(store.db, 'a', REALM, { q, group, cursor, limit, bounds });
    const part = found[group];
    if (part === undefined) return undefined;
    expect(part.items.length).toBeLessThanOrEqual(limit);
    items.push(...part.items);
    cursor = part.nextCursor;
    parts += 1;
  } while (cursor !== undefined && parts < 500);
  expect(parts).toBeLessThan(500);
  return items;
}

type Person = (typeof people)[number];
const joined = ({ participant }: Person) => participant.joined_at ?? 0;
const named = (part: string) => (stageId: string) =>
  stageOf.get(stageId)?.name_folded?.includes(part) === true || stageId === part;
const wasThere =
  (from: number, to: number) =>
  ({ participant }: Person) =>
    joined({ participant, errors: [] }) <= to &&
    participant.joined_at !== null &&
    (sessionOf.get(participant.session_id)?.ended_at ?? Infinity) >= from;

const FROM = Date.parse('2026-10-10T00:00:00Z');
const TO = Date.parse('2026-10-20T23:59:59.999Z');
const first = people[1_234] as Person;
const somebody = first.participant;
const withError = people.find(({ errors }) => errors.length > 0) as Person;
const code = withError.errors[0]?.error_code ?? '';

describe.each([
  ['as the console bounds it', undefined],
  ['with windows that end early', SMALL],
])('people, %s', (_name, bounds) => {
  const cases: [q: string, holds: (person: Person) => boolean][] = [
    [
      `user:${somebody.user_id}`,
      ({ participant }) => participant.user_id?.startsWith(somebody.user_id ?? '') ?? false,
    ],
    ['user:ana', ({ participant }) => participant.user_id?.startsWith('ana') ?? false],
    ['chloé-', ({ participant }) => participant.user_id?.startsWith('chloé-') ?? false],
    ['guest', ({ participant }) => participant.user_id === 'guest'],
    [somebody.participant_id, ({ participant }) => participant.participant_id === somebody.participant_id],
    [
      'user:g stage:morning',
      ({ participant: { user_id, stage_id } }) =>
        (user_id?.startsWith('g') ?? false) && named('morning')(stage_id),
    ],
    [
      'user:e tag:env=prod tag:team=team-3',
      ({ participant: { user_id, stage_id } }) => {
        const tags = stageOf.get(stage_id)?.tags ?? '';
        return (user_id?.startsWith('e') ?? false) && tags.includes('"prod"') && tags.includes('"team-3"');
      },
    ],
    [
      'user:h from:2026-10-10 to:2026-10-20',
      (person) => (person.participant.user_id?.startsWith('h') ?? false) && wasThere(FROM, TO)(person),
    ],
    [
      `user:ana session:${somebody.session_id}`,
      ({ participant }) =>
        participant.session_id === somebody.session_id && (participant.user_id?.startsWith('ana') ?? false),
    ],
    [
      `user:i error:${code}`,
      ({ participant, errors }) =>
        (participant.user_id?.startsWith('i') ?? false) &&
        errors.some(({ error_code }) => error_code === code),
    ],
    ['user:nobody', () => false],
    ['user:100%_', () => false],
  ];

  it.each(cases)('%s', async (q, holds) => {
    const expected = people.filter(holds);
    const found = await all('people', q, bounds, 60);
    expect(found?.map((item) => `${item['sessionId'] as string} ${item['participantId'] as string}`)).toEqual(
      expected
        .toSorted(
          (a, b) =>
            joined(b) - joined(a) ||
            compare(b.participant.session_id, a.participant.session_id) ||
            compare(b.participant.participant_id, a.participant.participant_id),
        )
        .map(({ participant }) => `${participant.session_id} ${participant.participant_id}`),
    );
    if (!q.includes('nobody') && !q.includes('%')) expect(expected).not.toEqual([]);
  });

  it('by an error, the newest first, narrowed by time', async () => {
    const errors = people
      .flatMap((each) => each.errors)
      .filter((error) => error.error_code === code && error.first_at >= FROM && error.first_at <= TO)
      .toSorted((a, b) => b.first_at - a.first_at);
    const found = await all('people', `error:${code} from:2026-10-10 to:2026-10-20`, bounds, 5);
    expect(found?.map(({ participantId }) => participantId)).toEqual(
      errors.map(({ participant_id }) => participant_id),
    );
    expect(found?.every((item) => (item['errors'] as string[]).includes(code))).toBe(true);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('are not named by a stage, a tag or a time alone', async () => {
    for (const q of ['stage:morning', 'tag:env=prod', '2026-10-10', 'st-AbCdEfGhIjKlM'])
      expect(await all('people', q, bounds)).toBeUndefined();
  });
});

describe('a person', () => {
  it('is told with its stage, its errors and where it was', async () => {
    const { participant, errors } = withError;
    const found = await find(store.db, 'a', REALM, { q: participant.participant_id, limit: 10 });
    expect(found.people?.items).toEqual([
      {
        participantId: participant.participant_id,
        userId: participant.user_id,
        stageId: participant.stage_id,
        stageName: stageOf.get(participant.stage_id)?.name,
        sessionId: participant.session_id,
        joinedAt: new Date(participant.joined_at ?? 0),
        state: participant.state,
        published: participant.published === 1,
        errors: errors.map(({ error_code }) => error_code),
        seenAt: new Date(participant.last_seen),
      },
    ]);
  });
});

const ids = (sessions: typeof account.sessions, order = -1) =>
  sessions
    .toSorted((a, b) => order * (Number(a.started_at) - Number(b.started_at)))
    .map(({ session_id }) => session_id);

describe.each([
  ['as the console bounds it', undefined],
  ['with windows that end early', SMALL],
])('sessions, %s', (_name, bounds) => {
  type Session = (typeof account.sessions)[number];
  const withCode = new Set(
    people
      .flatMap(({ errors }) => errors)
      .flatMap((error) => (error.error_code === code ? [error.session_id] : [])),
  );
  const cases: [q: string, holds: (session: Session) => boolean][] = [
    [
      account.sessions[7]?.session_id ?? '',
      ({ session_id }) => session_id === account.sessions[7]?.session_id,
    ],
    ['stage:morning', ({ stage_id }) => named('morning')(stage_id)],
    ['MORNING', ({ stage_id }) => named('morning')(stage_id)],
    ['-00', ({ stage_id }) => named('-00')(stage_id)],
    [`stage:${account.stages[3]?.stage_id}`, ({ stage_id }) => stage_id === account.stages[3]?.stage_id],
    ['tag:env=prod', ({ stage_id }) => stageOf.get(stage_id)?.tags.includes('"prod"') === true],
    [`error:${code}`, ({ session_id }) => withCode.has(session_id)],
    [
      'from:2026-10-10 to:2026-10-20',
      ({ started_at, ended_at }) => Number(started_at) <= TO && (ended_at ?? Infinity) >= FROM,
    ],
    ['stage:%', () => false],
  ];
  it.each(cases)('%s', async (q, holds) => {
    const expected = account.sessions.filter(holds);
    const found = await all('sessions', q, bounds, 25);
    expect(found?.map(({ sessionId }) => sessionId)).toEqual(ids(expected));
    if (q !== 'stage:%') expect(expected).not.toEqual([]);
  });

  const NO_FILTER: SessionFilter = {
    sessionIds: [],
    stageIds: [],
    tags: [],
    errors: [],
    stage: undefined,
    from: undefined,
    to: undefined,
  };
  const lists: [filter: Partial<SessionFilter>, holds: (session: Session) => boolean, order: number][] = [
    [{}, () => true, -1],
    [{ order: 'oldest' }, () => true, 1],
    [{ state: 'live' }, ({ ended_at }) => ended_at === null, -1],
    [
      { state: 'ended', withErrors: true },
      ({ ended_at, errors }) => ended_at !== null && (errors ?? 0) > 0,
      -1,
    ],
    [
      { tags: [{ key: 'team', value: 'team-5' }], order: 'oldest' },
      ({ stage_id }) => stageOf.get(stage_id)?.tags.includes('"team-5"') === true,
      1,
    ],
  ];
  it.each(lists)('as the list narrowed to %j', async (filter, holds, order) => {
    const items: string[] = [];
    let cursor: string | undefined;
    do {
      const asked = { limit: 30, cursor, ...(bounds === undefined ? {} : { bounds }) };
      const part = await listSessions(store.db, 'a', { ...NO_FILTER, ...filter }, asked);
      items.push(...part.items.map(({ sessionId }) => sessionId));
      cursor = part.nextCursor;
    } while (cursor !== undefined);
    expect(items).toEqual(ids(account.sessions.filter(holds), order));
    expect(items).not.toEqual([]);
  });
});

describe('a session', () => {
  it('does not tell a count that was not seen whole', async () => {
    const unseen = account.sessions.find(
      ({ participants, ended_at }) => participants === null && ended_at !== null,
    );
    const found = await find(store.db, 'a', REALM, { q: unseen?.session_id ?? '', limit: 10 });
    expect(found.sessions?.items).toEqual([
      {
        sessionId: unseen?.session_id,
        stageId: unseen?.stage_id,
        stageName: stageOf.get(unseen?.stage_id ?? '')?.name,
        startedAt: new Date(unseen?.started_at ?? 0),
        endedAt: new Date(unseen?.ended_at ?? 0),
        seenAt: new Date(unseen?.last_seen ?? 0),
      },
    ]);
  });
});

describe('stages and compositions', () => {
  it('are found by a part of the name, in the order of names', async () => {
    const expected = account.stages.filter(({ name_folded }) => name_folded?.includes('news'));
    const found = await all('stages', 'News', undefined, 3);
    expect(found?.map(({ name }) => name)).toEqual(
      expected.toSorted((a, b) => compare(a.name_folded ?? '', b.name_folded ?? '')).map(({ name }) => name),
    );
    expect(expected).not.toEqual([]);
  });

  it('are found by ARN, which leads to its page even where nothing was seen', async () => {
    const stage = account.stages[5];
    const known = await find(store.db, 'a', REALM, { q: stage?.arn ?? '', limit: 10 });
    expect(known.stages?.items.map(({ stageId }) => stageId)).toEqual([stage?.stage_id]);
    expect(known.leads).toEqual([{ kind: 'stage', id: stage?.stage_id }]);
    const other = 'arn:aws:ivs:eu-west-1:210987654321:composition/ZZZZZZZZZZZZ';
    const foreign = await find(store.db, 'a', REALM, { q: other, limit: 10 });
    expect(foreign.compositions?.items).toEqual([]);
    expect(foreign.leads).toEqual([
      { kind: 'composition', id: 'ZZZZZZZZZZZZ', elsewhere: 'eu-west-1, 210987654321' },
    ]);
  });

  it('compositions by id, by stage and by time', async () => {
    const one = account.compositions[2];
    expect((await all('compositions', one?.composition_id ?? '', undefined))?.length).toBe(1);
    const ofStage = account.compositions.filter(({ stage_id }) => named('gala')(stage_id));
    expect((await all('compositions', 'gala', undefined, 2))?.length).toBe(ofStage.length);
    const then = account.compositions.filter(
      (each) => (each.started_at ?? 0) <= TO && (each.ended_at ?? 0) >= FROM,
    );
    expect((await all('compositions', 'from:2026-10-10 to:2026-10-20', undefined, 2))?.length).toBe(
      then.length,
    );
    expect(then.length).toBeGreaterThan(0);
  });

  it('refuse a cursor that no answer has given', async () => {
    for (const cursor of ['x', 'WzFd', Buffer.from('[1,"a\\u0000","b"]').toString('base64url')])
      await expect(find(store.db, 'a', REALM, { q: 'a', group: 'people', cursor, limit: 1 })).rejects.toThrow(
        ApiError,
      );
  });
});

/** By code point, as both databases order texts. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
