/**
 * What the live stream costs and how quick it is. Prints figures, asserts nothing; the built web app is needed:
 *
 *     npm run bench:live                       # about nine minutes
 *     ONLY=fan-out npm run bench:live          # or same-upstream, on-screen
 *     SECONDS=30 npm run bench:live            # of each row of the first table
 */
import { chromium } from '@playwright/test';
import { limitsLine } from '#server/testing/test-limits.ts';
import { findChromium } from '../../browser/find-chromium.mjs';
import { fanOut } from './fan-out.ts';
import { onScreen } from './on-screen.ts';
import { sameUpstream } from './same-upstream.ts';

console.log(limitsLine());

const only = process.env['ONLY'];
const seconds = Number(process.env['SECONDS'] ?? 60);
const wants = (name: string): boolean => only === undefined || only === name;

if (wants('fan-out'))
  await fanOut({
    readers: 1_000,
    stalled: 10,
    reconnectsPerSecond: 100,
    perSecond: 5,
    seconds: Math.max(30, seconds),
    bytes: 1_000,
  });
if (wants('on-screen') || wants('same-upstream')) {
  const browser = await chromium.launch({ executablePath: await findChromium() });
  if (wants('on-screen')) await onScreen(browser, Math.max(10, Math.round(seconds / 2)));
  if (wants('same-upstream')) await sameUpstream(browser, seconds);
  await browser.close();
}
process.exit(0);
