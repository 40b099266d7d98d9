/** How long after a change in AWS it stands on a subscribed screen. */
import { UpdateStageCommand } from '@aws-sdk/client-ivs-realtime';
import type { Browser } from '@playwright/test';
import { startMeasured } from './console-process.ts';
import { quantiles, rest } from './figures.ts';
import { awsOf, liveStage } from './places.ts';
import { SseClient } from './sse-client.ts';
import { browserCookieOf } from '#server/testing/test-sessions.ts';

const mulberry = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** Changes a stage's name at odd moments; prints the times until it is in the page, and over the stated interval. */
export async function onScreen(browser: Browser, changes: number): Promise<void> {
  const measured = await startMeasured({
    scenario: 'showtime',
    rates: 'on',
    share: 0.6,
    cache: true,
    paused: false,
  });
  const place = await liveStage(measured, 'show-morning-brief');
  const aws = awsOf(measured);
  let everyMs = 0;
  // A look that is just over has the page state a longer one a moment later: that is the one it is held to.
  let heard = (_: number): void => undefined;
  const reader = new SseClient(measured, ({ event, data }) => {
    if (event !== 'watch') return;
    ({ everyMs } = JSON.parse(data) as { everyMs: number });
    heard(everyMs);
  });
  await reader.open();
  await reader.subscribe('emulator/stages');
  const context = await browser.newContext();
  await context.addCookies([browserCookieOf('viewer', measured.url)]);
  const page = await context.newPage();
  await page.goto(`${measured.url}/emulator/stages?q=bench-`);
  const random = mulberry(1);
  const times: number[] = [];
  const beyond: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await rest(2_000 + random() * 6_000);
    const name = `bench-${change}`;
    let stated = everyMs;
    heard = (next) => (stated = Math.max(stated, next));
    // The answer comes a few milliseconds after the frame in which it is there, which count as well.
    const seen = page
      .getByRole('link', { name, exact: true })
      .waitFor()
      .then(() => performance.timeOrigin + performance.now());
    await aws.send(new UpdateStageCommand({ arn: place.arn, name }));
    const changedAt = performance.timeOrigin + performance.now();
    const took = (await seen) - changedAt;
    times.push(took);
    beyond.push(took - stated);
  }
  console.log(
    `\nA change in AWS until it stands in the list of stages (Chromium), ${changes} changes at odd moments:\n`,
  );
  console.log(`from change to screen, ms: ${quantiles(times, [50, 95])}`);
  console.log(`over the interval that the page states, ms: ${quantiles(beyond, [50, 95])} (bound 300)`);
  reader.cut();
  await page.close();
  await measured.stop();
  aws.destroy();
}
