import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from '../browser/find-chromium.mjs';
import { REFERENCE_CASES } from './reference-cases.ts';

/** `npm run references:sheet`: the kept pictures of layouts as one picture with their names, to be looked at. */
const folder = new URL('../../shared/layouts/references/', import.meta.url);
const sheet = fileURLToPath(new URL('../../test-results/layout-references.png', import.meta.url));

const pictures = REFERENCE_CASES.map(({ name }) => {
  const svg = readFileSync(new URL(`${name}.svg`, folder), 'utf8');
  return `<figure>${svg}<figcaption>${name}</figcaption></figure>`;
});
const STYLE = `
  body { margin: 12px; font: 11px sans-serif; background: #d8dce2 }
  main { display: grid; grid-template-columns: repeat(10, 1fr); gap: 12px }
  figure { margin: 0; min-width: 0 } svg { display: block; max-width: 100%; height: 150px; margin: auto }
  figcaption { text-align: center; padding-top: 2px }`;

mkdirSync(new URL('../../test-results/', import.meta.url), { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 2400, height: 1100 } });
await page.setContent(`<style>${STYLE}</style><main>${pictures.join('')}</main>`);
await page.screenshot({ path: sheet, fullPage: true });
await browser.close();
console.log(`${pictures.length} pictures in ${sheet}`);
