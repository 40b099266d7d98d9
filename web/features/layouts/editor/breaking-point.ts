import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { Canvas } from '#shared/layouts/canvas.ts';
import { drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';
import type { Finding } from '#shared/layouts/lint/finding.ts';
import { lintLayout } from '#shared/layouts/lint/lint-layout.ts';
import { MOST_PEOPLE } from '#shared/layouts/scenarios.ts';
import { newPerson } from './scenarios.ts';

/** How a layout does with a number of people: its worst finding about the picture itself. */
export interface Verdict {
  count: number;
  worst: Finding | undefined;
}

/** What depends on how many there are, and not on who carries which attribute. */
const ABOUT_NUMBERS = new Set(['small-tiles', 'no-room', 'window-hides', 'empty-picture']);

/** How a layout does with one to twelve people: those of the scenario, then others like the usual. */
export function verdicts(layout: EffectiveLayout, canvas: Canvas, people: readonly Person[]): Verdict[] {
  const all = [...people];
  while (all.length < MOST_PEOPLE) all.push(newPerson(all));
  return Array.from({ length: MOST_PEOPLE }, (_, index) => {
    const present = all.slice(0, index + 1);
    const drawing = drawLayout(layout, canvas, present);
    const findings = lintLayout({ layout, canvas, people: present, drawing, attributesAreOurs: false });
    return { count: index + 1, worst: findings.find(({ kind }) => ABOUT_NUMBERS.has(kind)) };
  });
}

/** Numbers in words: `3, 5 to 8 and 12`. @param counts ascending */
export function runsOf(counts: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const count of counts) {
    const last = runs.at(-1);
    if (last && last[1] === count - 1) last[1] = count;
    else runs.push([count, count]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
