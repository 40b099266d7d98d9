import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { servePage } from './build-page.ts';
const page0 = await servePage();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });
const ctx = await browser.newContext({ viewport: { width: 1500, height: 900 } });
const page = await ctx.newPage();
await page.addInitScript('globalThis.__name = (value) => value;');
const session = process.env.SESSION ?? 'million';
await page.goto(`${page0.url}?subject=callboard&session=${session}`);
await page.waitForFunction(() => 'theBench' in globalThis);
const b = () => (globalThis as any).theBench();
await page.evaluate(() => (globalThis as any).theBench().prepare());
await page.evaluate(() => (globalThis as any).theBench().fill());
await page.evaluate(async () => (globalThis as any).theBench().show());
await page.waitForFunction(() => (globalThis as any).theBench().isWhole());
const at = (f: number) => 1.5 * 1200 * Math.sin((f / 120) * 2 * Math.PI);
const pan = Array.from({ length: 240 }, (_, f) => at(f + 1) - at(f));
const detail = (f: number) => 64 ** Math.abs(Math.sin((f / 120) * Math.PI));
const zoom = Array.from({ length: 240 }, (_, f) => detail(f + 1) / detail(f));
const q = (v: number[], s: number) => v.toSorted((a, c) => a - c)[Math.floor(v.length * s)]!.toFixed(2);
const idle = await page.evaluate(async () => (globalThis as any).theBench().idling(240));
console.log('idle', q(idle.work, 0.5), q(idle.work, 0.95));
for (let round = 0; round < Number(process.env.ROUNDS ?? 4); round++) {
  await page.evaluate(() => (globalThis as any).theBench().zoom(8));
  const p = await page.evaluate(async (s) => (globalThis as any).theBench().panning(s), pan);
  await page.evaluate(() => (globalThis as any).theBench().zoom(1e-6));
  const z = await page.evaluate(async (s) => (globalThis as any).theBench().zooming(s), zoom);
  console.log('pan', q(p.work, 0.25), q(p.work, 0.5), q(p.work, 0.95), 'zoom', q(z.work, 0.25), q(z.work, 0.5), q(z.work, 0.95));
}
if (process.env.TRACE) {
  await page.evaluate(() => (globalThis as any).theBench().zoom(8));
  await browser.startTracing(page, { path: process.env.TRACE, categories: ['devtools.timeline', 'toplevel', 'blink', 'cc', 'disabled-by-default-devtools.timeline', 'v8', 'disabled-by-default-v8.cpu_profiler', 'viz', 'gpu'] });
  await page.evaluate(async (s) => (globalThis as any).theBench().panning(s), pan.slice(0, 200));
  await browser.stopTracing();
}
await browser.close(); await page0.close(); process.exit(0);
