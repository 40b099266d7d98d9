import { expect, type Page } from '@playwright/test';
import { given } from './aws.ts';

const MINUTE = 60_000;

/** A stretch of time, in milliseconds since the epoch. */
export interface ShownWindow {
  from: number;
  to: number;
}

/** The address follows a timeline a quarter of a second after it has come to rest. */
const LOOK_MS = 400;

/** The stretch that the address names, once the address no longer changes. */
export async function shownWindow(page: Page): Promise<ShownWindow> {
  let before: string | undefined;
  await expect
    .poll(
      () => {
        const now = page.url();
        const rests = now === before;
        before = now;
        return rests;
      },
      { intervals: [LOOK_MS] },
    )
    .toBe(true);
  const { searchParams } = new URL(page.url());
  const time = (name: string) =>
    Date.parse(given(searchParams.get(name) ?? undefined, `${name} in the address`));
  return { from: time('from'), to: time('to') };
}

/** The stretch as the address names it: its parameters. */
export function windowSearch({ from, to }: ShownWindow): string {
  return `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
}

/** The instant at a place of a chart that folds nothing. @param x CSS pixels from its left edge */
export function instantAt({ from, to }: ShownWindow, x: number, width: number): number {
  return from + (x / width) * (to - from);
}

export function lengthOf({ from, to }: ShownWindow): number {
  return to - from;
}

/** A stretch of a session, by minutes from its start. */
export function minutesOf({ startTime }: { startTime: Date }, from: number, to: number): ShownWindow {
  return { from: Number(startTime) + from * MINUTE, to: Number(startTime) + to * MINUTE };
}
