import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { REFERENCE_CASES } from './reference-cases.ts';
import { toSvg } from './reference-svg.ts';

/** Draws the kept pictures of layouts anew. They are to be looked at before they are committed. */
const folder = new URL('../../shared/layouts/references/', import.meta.url);
for (const file of readdirSync(folder)) rmSync(new URL(file, folder));
for (const { name, draw } of REFERENCE_CASES) writeFileSync(new URL(`${name}.svg`, folder), toSvg(draw()));
console.log(`${REFERENCE_CASES.length} pictures in shared/layouts/references`);
