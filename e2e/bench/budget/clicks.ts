import { GetStageCommand } from '@aws-sdk/client-ivs-realtime';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { askAll, eventsPath, json, type Subject, subjects } from './subjects.ts';
import { command, sdkClient } from './foreign-client.ts';
import { arrivals, mostWithin, quantile } from './rate-window.ts';

/** Somebody loads a session while somebody else clicks; both through one client. */
export interface ClickRun {
  name: string;
  share: number;
  client: (running: RunningConsole) => {
    load: (subject: Subject) => Promise<unknown>;
    /** Of the operation that is loaded. */
    same: (subject: Subject) => Promise<unknown>;
    /** Of another operation. */
    other: (subject: Subject) => Promise<unknown>;
  };
}

export const CLICK_RUNS: readonly ClickRun[] = [
  { name: 'console, share 60 %', share: 0.6, client: throughConsole },
  { name: 'console, share 95 %', share: 0.95, client: throughConsole },
  { name: 'SDK, standard, 10 attempts', share: 0.95, client: bare({ maxAttempts: 10 }) },
  {
    name: 'SDK, adaptive, 10 attempts',
    share: 0.95,
    client: bare({ maxAttempts: 10, retryMode: 'adaptive' }),
  },
];

function throughConsole({ url }: RunningConsole): ReturnType<ClickRun['client']> {
  const background = { 'x-callboard-priority': 'background' };
  return {
    load: async (subject) => json(url + eventsPath(subject), background),
    same: async (subject) => json(url + eventsPath(subject)),
    other: async ({ stageId }) => json(`${url}/api/emulator/stages/${stageId}`),
  };
}

function bare(options: { maxAttempts: number; retryMode?: string }): ClickRun['client'] {
  return (running) => {
    const client = sdkClient(running, options);
    const events = async (subject: Subject) => client.send(command(subject));
    return {
      load: events,
      same: events,
      other: async ({ stageArn }) => client.send(new GetStageCommand({ arn: stageArn })),
    };
  };
}

/** As many as a job has under way. */
const AT_ONCE = 20;
/** Milliseconds after the load in which clicks may still be answered. */
const PATIENCE_MS = 30_000;

/** A row: what somebody waits who clicks once a second on one of each kind while all events are loaded. */
export async function clicksBeside({ name, share, client }: ClickRun, count: number): Promise<string> {
  const running = await startConsole({ scenario: 'arena', rates: 'on', share, paused: false });
  const found = await subjects(running, count + 50);
  const [asked, others] = [found.slice(0, count), found.slice(count)];
  const { load, same, other } = client(running);
  let loading = true;
  const waits = { same: [] as number[], other: [] as number[] };
  let lost = 0;
  const timed = async (kind: 'same' | 'other', act: Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await act.catch(() => (lost += 1));
    waits[kind].push(performance.now() - began);
  };
  const click = async (): Promise<void> => {
    const clicks: Promise<void>[] = [];
    for (let time = 0; loading; time += 1) {
      const subject = others[time % others.length];
      // The load takes what there is before the first click.
      await pause(1_000);
      if (subject === undefined || !loading) continue;
      clicks.push(timed('other', other(subject)), timed('same', same(subject)));
    }
    await Promise.race([Promise.all(clicks), pause(PATIENCE_MS)]);
  };
  const began = performance.now();
  const clicking = click();
  const failed = await askAll(asked, AT_ONCE, load);
  const seconds = (performance.now() - began) / 1000;
  loading = false;
  await clicking;
  const moments = arrivals(running, 'ListParticipantEvents');
  const throttled = running.emulator.calls.list().filter(({ outcome }) => outcome === 429).length;
  const most = mostWithin(moments, 10_000);
  await running.close(0);
  const ms = (values: readonly number[], part: number): string => quantile(values, part).toFixed(0);
  const figures = [
    name,
    seconds.toFixed(1),
    `${failed + lost}`,
    throttled,
    `${most} of ${Math.floor(50 * share) + 1}`,
    `${ms(waits.other, 0.5)} / ${ms(waits.other, 0.95)}`,
    `${ms(waits.same, 0.5)} / ${ms(waits.same, 0.95)}`,
  ];
  return `| ${figures.join(' | ')} |`;
}
