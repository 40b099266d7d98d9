/** Whether many who watch one live session cost what one costs, beside a production that uses 40 % of the quota. */
import { GetStageSessionCommand, ListParticipantsCommand } from '@aws-sdk/client-ivs-realtime';
import type { Browser } from '@playwright/test';
import { startMeasured } from './console-process.ts';
import { rest } from './figures.ts';
import { awsOf, liveStage, type Place } from './places.ts';
import { SseClient } from './sse-client.ts';
import { browserCookieOf } from '#server/testing/test-sessions.ts';

const WATCHED = ['GetStageSession', 'ListParticipants'];
const WARM_UP_MS = 15_000;
/** Two of five calls a second of each operation. */
const PRODUCTION_EVERY_MS = 500;

function production(aws: ReturnType<typeof awsOf>, { arn: stageArn, sessionId }: Place) {
  const figures = { sent: 0, throttled: 0 };
  const send = (command: GetStageSessionCommand | ListParticipantsCommand): void => {
    figures.sent += 1;
    aws.send(command as GetStageSessionCommand).catch(() => (figures.throttled += 1));
  };
  const timer = setInterval(() => {
    send(new GetStageSessionCommand({ stageArn, sessionId }));
    send(new ListParticipantsCommand({ stageArn, sessionId, maxResults: 1 }));
  }, PRODUCTION_EVERY_MS);
  return { figures, stop: () => clearInterval(timer) };
}

async function run(browser: Browser, clients: number, seconds: number): Promise<number> {
  const measured = await startMeasured({
    scenario: 'showtime',
    rates: 'on',
    share: 0.6,
    cache: true,
    paused: false,
  });
  const place = await liveStage(measured, 'show-morning-brief');
  const aws = awsOf(measured);
  const others = production(aws, place);
  const pages = Math.min(3, clients);
  const context = await Promise.all(Array.from({ length: pages }, async () => browser.newContext()));
  for (const each of context) {
    await each.addCookies([browserCookieOf('viewer', measured.url)]);
    const page = await each.newPage();
    await page.goto(`${measured.url}/emulator/stages/${place.stageId}/sessions/${place.sessionId}`);
  }
  const readers = Array.from({ length: clients - pages }, () => new SseClient(measured, () => undefined));
  for (const reader of readers) {
    await reader.open();
    await reader.subscribe(`emulator/session/${place.stageId}/${place.sessionId}`);
  }
  await rest(WARM_UP_MS);
  const last = (await measured.calls(0)).at(-1)?.number ?? 0;
  const before = { ...others.figures };
  await rest(seconds * 1_000);
  const calls = await measured.calls(last);
  const theirs = others.figures.sent - before.sent;
  const ours = calls.filter(({ operation }) => WATCHED.includes(operation)).length - theirs;
  const all = calls.length - theirs;
  const perMinute = (count: number) => (60 * count) / seconds;
  console.log(
    `| ${clients} | ${pages} | ${perMinute(ours).toFixed(0)} | ${perMinute(all).toFixed(0)} | ${others.figures.sent} / ${others.figures.throttled} | ${calls.filter(({ outcome }) => outcome === 429).length} |`,
  );
  others.stop();
  for (const reader of readers) reader.cut();
  await Promise.all(context.map((each) => each.close()));
  await measured.stop();
  aws.destroy();
  return perMinute(ours);
}

/** Prints a table, and how far the rows differ. */
export async function sameUpstream(browser: Browser, seconds: number): Promise<void> {
  console.log(
    `\nOne live session, rates on, share 60 %, production at 40 % of the quota of each operation, ${seconds} s each:\n`,
  );
  console.log(
    '| clients | of them Chromium | calls a minute for the session | all calls of the console a minute | production: sent / throttled | throttled in all |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: |');
  const rows: number[] = [];
  for (const clients of [1, 10, 50, 200]) rows.push(await run(browser, clients, seconds));
  const [least, most] = [Math.min(...rows), Math.max(...rows)];
  console.log(`\nMost over least: ${(most / least).toFixed(3)} (bound 1.1)`);
}
