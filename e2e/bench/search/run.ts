/**
 * How long each kind of search takes over HTTP in an account with a long history, hot and right after a start, with the
 * server in a process of its own. On SQLite; on PostgreSQL where `DATABASE_URL` names a server. Prints, asserts nothing:
 *
 *     npm run bench:search
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { limitsLine } from '#server/testing/test-limits.ts';
import { generatedAccount } from '#server/testing/generated-account.ts';
import { CONNECTION, SIZE } from './account-size.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

const BOUND_MS = 50;
const HOT = Number(process.env['QUESTIONS'] ?? 100);
const COLD = 3;

type Query = Record<string, string>;

/** Values that exist in the account, drawn evenly from all of it. */
function questions(): Record<
  string,
  { path: 'search' | 'sessions' | 'index'; of: (index: number) => Query }
> {
  const account = generatedAccount(CONNECTION, SIZE);
  const every = Math.max(1, Math.floor(SIZE.participants / HOT));
  const people: { participant_id: string; user_id: string; session_id: string }[] = [];
  let index = 0;
  for (const { participant } of account.people()) {
    if (index % every === 1) people.push({ ...participant, user_id: participant.user_id ?? 'guest' });
    index += 1;
  }
  const person = (at: number) =>
    people[at % people.length] ?? { participant_id: '', user_id: '', session_id: '' };
  const stage = (at: number) => account.stages[(at * 29) % account.stages.length];
  const codes = ['BITRATE_EXCEEDED', 'QUOTA_EXCEEDED', 'PUBLISHER_NOT_FOUND', 'B_FRAME_PRESENT'];
  const day = (at: number) => new Date(Date.parse('2026-08-25T00:00:00Z') + at * 86_400_000 * 0.8);
  const span = (at: number) => ({
    from: day(at).toISOString(),
    to: new Date(day(at).getTime() + 7_200_000).toISOString(),
  });
  const search = (of: (at: number) => Query) => ({ path: 'search' as const, of });
  const sessions = (of: (at: number) => Query) => ({ path: 'sessions' as const, of });
  return {
    'participant id': search((at) => ({ q: person(at).participant_id })),
    'user id, whole': search((at) => ({ q: `user:${person(at).user_id}` })),
    'user id, beginning (some)': search((at) => ({ q: `user:${person(at).user_id.slice(0, 7)}` })),
    'user id, beginning (100,000)': search((at) => ({ q: `user:${person(at).user_id.split('-')[0]}` })),
    'user id of everybody': search(() => ({ q: 'user:guest' })),
    'one letter': search((at) => ({ q: 'abcdefghij'.charAt(at % 10) })),
    'a beginning that is old alone': search(() => ({ q: 'user:ana stage:zzz' })),
    'user id and time': search((at) => ({ q: `user:${person(at).user_id.split('-')[0]}`, ...span(at) })),
    'user id and stage name': search((at) => ({ q: `user:ana stage:${stage(at)?.name ?? 'news'}` })),
    'session id': search((at) => ({ q: person(at).session_id })),
    'stage ARN': search((at) => ({ q: stage(at)?.arn ?? '' })),
    'stage name, a part': search((at) => ({ q: stage(at)?.name?.slice(-7) ?? 'news' })),
    'stage name, a word of 400': search((at) => ({
      q: ['morning', 'auction', 'news', 'talk'][at % 4] ?? '',
    })),
    tag: search((at) => ({ q: `tag:team=team-${at % 40}` })),
    'tag of a third': search(() => ({ q: 'tag:env=prod' })),
    error: search((at) => ({ q: `error:${codes[at % codes.length]}` })),
    'error and time': search((at) => ({ q: `error:${codes[at % codes.length]}`, ...span(at) })),
    'error and tag': search((at) => ({ q: `error:${codes[at % codes.length]} tag:team=team-${at % 40}` })),
    time: search((at) => ({ q: '', ...span(at) })),
    'pasted event': search((at) => ({
      q: JSON.stringify({
        detail: { session_id: person(at).session_id, participant_id: person(at).participant_id },
      }),
    })),
    'sessions page': sessions(() => ({})),
    'sessions page, with errors': sessions(() => ({ errors: 'with' })),
    'sessions page, live': sessions(() => ({ state: 'live' })),
    'sessions page, a stage': sessions((at) => ({ stage: stage(at)?.name ?? 'news' })),
    'sessions page, a tag and a time': sessions((at) => ({ tag: 'env=prod', ...span(at) })),
    'sessions page, the oldest': sessions(() => ({ order: 'oldest' })),
    'state of the index': { path: 'index', of: () => ({}) },
  };
}

async function ask<Answer>(child: ChildProcess, command: string): Promise<Answer> {
  child.send(command);
  const [message] = (await once(child, 'message')) as [Answer];
  return message;
}

interface Part {
  nextCursor?: string;
}

/** Milliseconds until the answer was read; following parts of one kind are asked for as a browser does. */
async function timed(url: string, path: string, query: Query): Promise<number[]> {
  const times: number[] = [];
  let asked = query;
  for (let part = 0; part < 4; part += 1) {
    const began = performance.now();
    const answer = await fetch(`${url}/api/${CONNECTION}/${path}?${new URLSearchParams(asked).toString()}`, {
      headers: { cookie: cookieOf('administrator') },
    });
    const body = (await answer.json()) as Part & { people?: Part };
    times.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${path} ${JSON.stringify(query)}: ${JSON.stringify(body)}`);
    const cursor = path === 'sessions' ? body.nextCursor : body.people?.nextCursor;
    if (cursor === undefined) break;
    asked = { ...query, cursor, ...(path === 'search' ? { group: 'people' } : {}) };
  }
  return times;
}

function row(name: string, cold: number[], hot: number[], cpuMs: number): string {
  const at = (times: number[], part: number) => {
    const sorted = times.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  };
  const figures = [at(hot, 0.5), at(hot, 0.95), at(hot, 1), at(cold, 1), cpuMs / hot.length].map((time) =>
    time.toFixed(1),
  );
  const ratio = at(hot, 0.95) / BOUND_MS;
  return `| ${[name, ...figures, ratio.toFixed(2)].join(' | ')} |`;
}

const database = process.env['DATABASE_URL'];
const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), {
  execArgv: ['--import', 'tsx'],
  env: { ...process.env, ...(database === undefined ? {} : { CALLBOARD_TEST_POSTGRES: database }) },
});
await once(child, 'message');
console.log(limitsLine());
console.log(
  `${SIZE.participants} participants in ${SIZE.sessions} sessions of ${SIZE.stages} stages, ${database ? 'PostgreSQL' : 'SQLite'}`,
);
const filled = await ask<{ seconds: number; bytes: number }>(child, 'fill');
console.log(`written in ${filled.seconds.toFixed(0)} s, ${(filled.bytes / 1e6).toFixed(0)} MB\n`);
const kinds = questions();
const cold: Record<string, number[]> = {};
const started = await ask<{ url: string; ms: number }>(child, 'start');
for (const [name, { path, of }] of Object.entries(kinds)) {
  cold[name] = [];
  for (let at = 0; at < COLD; at += 1) cold[name].push(...(await timed(started.url, path, of(at * 7))));
}
console.log(`started in ${started.ms.toFixed(0)} ms\n`);
console.log(
  `| question | p50 ms | p95 ms | max ms | right after start, max ms | CPU of the server, ms each | p95 of the ${BOUND_MS} ms bound |`,
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
await ask(child, 'delay');
for (const [name, { path, of }] of Object.entries(kinds)) {
  const hot: number[] = [];
  const before = await ask<{ ms: number }>(child, 'cpu');
  for (let at = 0; at < HOT; at += 1) hot.push(...(await timed(started.url, path, of(at))));
  const after = await ask<{ ms: number }>(child, 'cpu');
  console.log(row(name, cold[name] ?? [], hot, after.ms - before.ms));
}
const delay = await ask<{ p50: number; p99: number; max: number }>(child, 'delay');
console.log(
  `\nevent-loop delay of the server meanwhile: p50 ${delay.p50.toFixed(1)}, p99 ${delay.p99.toFixed(1)}, max ${delay.max.toFixed(1)} ms`,
);
child.send('end');
await once(child, 'exit');
