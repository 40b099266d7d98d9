import { ERROR_CODES } from '#shared/participants/events.ts';
import type { Database, NewRow, Schema } from '#server/store/schema.ts';

/** How large an account is to be. */
export interface AccountSize {
  stages: number;
  sessions: number;
  participants: number;
}

/** Rows as the console would have written them, had it seen such an account. */
export interface GeneratedAccount {
  stages: NewRow<Schema['stages']>[];
  stage_tags: NewRow<Schema['stage_tags']>[];
  sessions: NewRow<Schema['sessions']>[];
  compositions: NewRow<Schema['compositions']>[];
  /** Made while they are read, so that a million need no memory. */
  people: () => Iterable<{
    participant: NewRow<Schema['participants']>;
    errors: NewRow<Schema['participant_errors']>[];
  }>;
}

const NOW = Date.parse('2026-11-20T14:00:00Z');
const HOUR = 3_600_000;
const FIRST_NAMES = ['ana', 'ben', 'chloé', 'dmitri', 'eva', 'farid', 'gül', 'hana', 'ivan', 'jörg'];
const SHOWS = ['morning', 'auction', 'classroom', 'sports', 'news', 'Talk', 'gala', 'rehearsal'];
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.split('');

/** The same number gives the same numbers, each at least 0 and below 1 (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An account with a history, the same for the same seed. Sessions are spread over 90 days; every twentieth is live. */
export function generatedAccount(connection: string, size: AccountSize, seed = 1): GeneratedAccount {
  const random = numbersFrom(seed);
  const pick = <T>(from: readonly T[], draw = random): T => from[Math.floor(draw() * from.length)] as T;
  const id = (length: number, draw = random) => Array.from({ length }, () => pick(ALPHABET, draw)).join('');
  const seen = { first_seen: NOW - HOUR, last_seen: NOW };

  const stages = Array.from({ length: size.stages }, (_, index) => {
    const stage_id = id(12);
    const name = index % 50 === 49 ? null : `${pick(SHOWS)}-${String(index).padStart(4, '0')}`;
    return {
      connection,
      stage_id,
      arn: `arn:aws:ivs:us-east-1:123456789012:stage/${stage_id}`,
      name,
      name_folded: name?.toLowerCase() ?? null,
      active_session_id: null,
      tags: JSON.stringify({ env: index % 3 === 0 ? 'prod' : 'test', team: `team-${index % 40}` }),
      ...seen,
      gone_at: null,
    };
  });
  const stage_tags = stages.flatMap(({ stage_id, tags }) =>
    Object.entries(JSON.parse(tags) as Record<string, string>).map(([tag_key, tag_value]) => ({
      connection,
      stage_id,
      tag_key,
      tag_value,
    })),
  );
  const sessions = Array.from({ length: size.sessions }, (_, index) => {
    const started_at = NOW - Math.floor(random() * 90 * 24 * HOUR) - 4 * HOUR;
    const live = index % 20 === 0;
    const ended_at = live ? null : started_at + Math.floor((0.1 + random() * 3) * HOUR);
    const whole = !live && random() < 0.7;
    return {
      connection,
      stage_id: pick(stages).stage_id,
      session_id: `st-${id(13)}`,
      started_at,
      ended_at,
      ...seen,
      participants: whole ? Math.round(size.participants / size.sessions) : null,
      publishers: whole ? 3 : null,
      errors: whole ? Math.floor(random() * 2) : null,
      participants_at: whole ? NOW : null,
      events_at: whole ? NOW : null,
    };
  });
  const compositions = sessions.slice(0, Math.ceil(size.sessions / 10)).map(({ stage_id, started_at }) => ({
    connection,
    composition_id: id(12),
    stage_id,
    state: 'STOPPED',
    started_at,
    ended_at: started_at + HOUR,
    details: '{}',
    failure_reason: null,
    ...seen,
  }));

  function* people() {
    const draw = numbersFrom(seed + 1);
    for (let index = 0; index < size.participants; index += 1) {
      const session = sessions[index % sessions.length] as (typeof sessions)[number];
      const participant_id = id(12, draw);
      const joined_at = index % 1_000 === 999 ? null : session.started_at + Math.floor(draw() * HOUR);
      // Some write one user id for everybody.
      const user_id =
        index % 10 === 0 ? 'guest' : `${pick(FIRST_NAMES, draw)}-${Math.floor(draw() * size.participants)}`;
      const place = {
        connection,
        stage_id: session.stage_id,
        session_id: session.session_id,
        participant_id,
      };
      yield {
        participant: {
          ...place,
          user_id: index % 500 === 499 ? null : user_id,
          joined_at,
          state: session.ended_at === null ? 'CONNECTED' : 'DISCONNECTED',
          published: index % 25 === 0 ? 1 : 0,
          recording_state: null,
          replication_type: 'NONE',
          details: null,
          ...seen,
        },
        errors:
          draw() < 0.02
            ? [
                {
                  ...place,
                  error_code: pick(ERROR_CODES, draw),
                  first_at: (joined_at ?? session.started_at) + 1_000,
                  occurrences: 1,
                },
              ]
            : [],
      };
    }
  }
  return { stages, stage_tags, sessions, compositions, people };
}

const CHUNK = 500;

/** Writes it down, some hundred rows at a time. */
export async function writeAccount(db: Database, account: GeneratedAccount): Promise<void> {
  for (const table of ['stages', 'stage_tags', 'sessions', 'compositions'] as const) {
    const rows = account[table];
    for (let at = 0; at < rows.length; at += CHUNK)
      await db
        .insertInto(table)
        .values(rows.slice(at, at + CHUNK))
        .execute();
  }
  const participants: NewRow<Schema['participants']>[] = [];
  const errors: NewRow<Schema['participant_errors']>[] = [];
  const flush = async () => {
    await db.transaction().execute(async (together) => {
      if (participants.length > 0) await together.insertInto('participants').values(participants).execute();
      if (errors.length > 0) await together.insertInto('participant_errors').values(errors).execute();
    });
    participants.length = 0;
    errors.length = 0;
  };
  for (const person of account.people()) {
    participants.push(person.participant);
    errors.push(...person.errors);
    if (participants.length >= CHUNK) await flush();
  }
  await flush();
}
