/**
 * What the request budget makes of AWS's rates, with the emulator's own rates on and somebody else on the same quota:
 * the events of many participants, asked of the console as a browser does, at most 40 at a time. Beside it, in the same
 * run, the retry modes of the SDK on the same work. Prints a table, asserts nothing:
 *
 *     npm run bench:budget                 # 200 calls each, about six minutes
 *     CALLS=60 npm run bench:budget
 */
import { EventEmitter, once } from 'node:events';
import { IVSRealTimeClient, ListParticipantEventsCommand } from '@aws-sdk/client-ivs-realtime';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const CALLS = Number(process.env['CALLS'] ?? 200);
const AT_ONCE = 40;
const QUOTA = 5;

interface Subject {
  stageId: string;
  stageArn: string;
  sessionId: string;
  participantId: string;
}

async function json<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The first participants of the great live session. */
async function subjects({ url }: RunningConsole): Promise<Subject[]> {
  const stages = await json<{ items: { name?: string; arn: string; activeSessionId?: string }[] }>(
    `${url}/api/emulator/stages?maxResults=100`,
  );
  const stage = stages.items.find(({ name }) => name === 'arena-main');
  if (!stage?.activeSessionId) throw new Error('The scenario has no live stage arena-main.');
  const { arn: stageArn, activeSessionId: sessionId } = stage;
  const stageId = stageArn.slice(stageArn.lastIndexOf('/') + 1);
  const found: Subject[] = [];
  let token = '';
  while (found.length < CALLS) {
    const page: { items: { participantId: string }[]; nextToken?: string } = await json(
      `${url}/api/emulator/stages/${stageId}/sessions/${sessionId}/participants?maxResults=100${token}`,
    );
    found.push(...page.items.map(({ participantId }) => ({ stageId, stageArn, sessionId, participantId })));
    if (page.nextToken === undefined) break;
    token = `&nextToken=${encodeURIComponent(page.nextToken)}`;
  }
  return found.slice(0, CALLS);
}

const sdkClient = ({ emulator }: RunningConsole, options: { maxAttempts: number; retryMode?: string }) =>
  new IVSRealTimeClient({
    endpoint: emulator.url,
    region: emulator.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    ...options,
  });

const command = ({ stageArn, sessionId, participantId }: Subject) =>
  new ListParticipantEventsCommand({ stageArn, sessionId, participantId });

/** Somebody else's calls of the same operation, evenly, until told to stop. */
function foreign(running: RunningConsole, subject: Subject, perSecond: number) {
  const client = sdkClient(running, { maxAttempts: 1 });
  const sent: Promise<boolean>[] = [];
  const underWay = new EventEmitter();
  const begun = once(underWay, 'begun');
  const timer = setInterval(() => {
    sent.push(
      client.send(command(subject)).then(
        () => true,
        () => false,
      ),
    );
    if (sent.length === 2 * perSecond) underWay.emit('begun');
  }, 1000 / perSecond);
  return {
    begun,
    stop: async () => {
      clearInterval(timer);
      const answered = await Promise.all(sent);
      client.destroy();
      return { sent: sent.length, throttled: answered.filter((succeeded) => !succeeded).length };
    },
  };
}

interface Run {
  name: string;
  share: number;
  /** Calls a second of somebody else. */
  others: number;
  atOnce: number;
  ask: (running: RunningConsole) => (subject: Subject) => Promise<unknown>;
}

const throughConsole: Run['ask'] =
  ({ url }) =>
  async ({ stageId, sessionId, participantId }) =>
    json(
      `${url}/api/emulator/stages/${stageId}/sessions/${sessionId}/participants/${participantId}/events?maxResults=100`,
    );

const bare =
  (options: { maxAttempts: number; retryMode?: string }): Run['ask'] =>
  (running) => {
    const client = sdkClient(running, options);
    return async (subject) => client.send(command(subject));
  };

const RUNS: Run[] = [
  { name: 'console, share 60 %', share: 0.6, others: 0, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'console, share 60 %', share: 0.6, others: 2, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'console, share 95 %', share: 0.95, others: 0, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'console, share 95 %', share: 0.95, others: 2, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'SDK, standard, 3 attempts', share: 1, others: 2, atOnce: AT_ONCE, ask: bare({ maxAttempts: 3 }) },
  {
    name: 'SDK, standard, 10 attempts',
    share: 1,
    others: 2,
    atOnce: AT_ONCE,
    ask: bare({ maxAttempts: 10 }),
  },
  {
    name: 'SDK, adaptive, 10 attempts',
    share: 1,
    others: 2,
    atOnce: AT_ONCE,
    ask: bare({ maxAttempts: 10, retryMode: 'adaptive' }),
  },
];

/** How many of the questions failed. */
async function askAll(questions: Subject[], atOnce: number, ask: (subject: Subject) => Promise<unknown>) {
  const left = [...questions];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      await ask(next).catch(() => (failed += 1));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}

async function run({ name, share, others, atOnce, ask }: Run): Promise<string> {
  const running = await startConsole({ scenario: 'arena', rates: 'on', share: Math.min(share, 0.95) });
  const asked = await subjects(running);
  const someoneElse = others > 0 && asked[0] ? foreign(running, asked[0], others) : undefined;
  await someoneElse?.begun;
  const began = performance.now();
  const failed = await askAll(asked, atOnce, ask(running));
  const seconds = (performance.now() - began) / 1000;
  const theirs = (await someoneElse?.stop()) ?? { sent: 0, throttled: 0 };
  const calls = running.emulator.calls
    .list()
    .filter(({ operation }) => operation === 'ListParticipantEvents');
  const sent = calls.length - theirs.sent;
  const throttled = calls.filter(({ outcome }) => outcome === 429).length - theirs.throttled;
  await running.close();
  const bound = (asked.length - 1) / (QUOTA * share);
  const figures = [
    name,
    others === 0 ? 'nobody' : `${others} a second`,
    seconds.toFixed(1),
    `${(seconds / bound).toFixed(2)} x ${bound.toFixed(1)}`,
    failed,
    `${sent} / ${throttled} (${((100 * throttled) / Math.max(1, sent)).toFixed(1)} %)`,
    others === 0 ? '' : `${theirs.sent} / ${theirs.throttled}`,
  ];
  return `| ${figures.join(' | ')} |`;
}

console.log(
  `${CALLS} calls of ListParticipantEvents, ${AT_ONCE} wanted at a time; AWS allows ${QUOTA} a second.\n`,
);
console.log(
  '| client | who else | s | of the bound | failed | sent / throttled | others: sent / throttled |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
for (const each of RUNS) console.log(await run(each));
