import { chromium } from '@playwright/test';
import { servePage } from './build-page.ts';
const page0 = await servePage();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });
const at = (f: number) => 1.5 * 1200 * Math.sin((f / 120) * 2 * Math.PI);
const pan = Array.from({ length: 240 }, (_, f) => at(f + 1) - at(f));
const detail = (f: number) => 64 ** Math.abs(Math.sin((f / 120) * Math.PI));
const zoom = Array.from({ length: 240 }, (_, f) => detail(f + 1) / detail(f));
const q = (v: number[], s: number) => v.toSorted((a, c) => a - c)[Math.floor(v.length * s)]!.toFixed(2);
async function one(name: string, init: string) {
  const ctx = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const page = await ctx.newPage();
  await page.addInitScript('globalThis.__name = (value) => value;' + init);
  await page.goto(`${page0.url}?subject=callboard&session=${process.env.SESSION ?? 'million'}`);
  await page.waitForFunction(() => 'theBench' in globalThis);
  await page.evaluate(() => (globalThis as any).theBench().prepare());
  await page.evaluate(() => (globalThis as any).theBench().fill());
  await page.evaluate(async () => (globalThis as any).theBench().show());
  await page.waitForFunction(() => (globalThis as any).theBench().isWhole());
  let out = name.padEnd(12);
  for (let round = 0; round < 3; round++) {
    await page.evaluate(() => (globalThis as any).theBench().zoom(8));
    const p = await page.evaluate(async (s) => (globalThis as any).theBench().panning(s), pan);
    await page.evaluate(() => (globalThis as any).theBench().zoom(1e-6));
    const z = await page.evaluate(async (s) => (globalThis as any).theBench().zooming(s), zoom);
    if (round > 0) out += ` pan ${q(p.work, 0.5)} ${q(p.work, 0.95)} zoom ${q(z.work, 0.5)} ${q(z.work, 0.95)} |`;
  }
  console.log(out);
  await ctx.close();
}
const opt = (o: string) => `{const g = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (t, o) { return this.__c ??= g.call(this, t, ${o}); };}`;
const variants: [string, string][] = JSON.parse(process.env.VARIANTS ?? '[["plain",""]]');
for (let r = 0; r < Number(process.env.R ?? 2); r++) for (const [n, o] of variants) await one(n, o === '' ? '' : o.startsWith('{') ? opt(o) : o);
await browser.close(); await page0.close(); process.exit(0);
