import type { LaneShown } from '#shared/investigator/contract.ts';

/** Milliseconds since the epoch. */
export interface Window {
  from: number;
  to: number;
}

/** A bar in hundredths of the window's width. */
export interface Bar {
  left: number;
  width: number;
  /** Its beginning or end is not known. */
  open: boolean;
}

const AROUND_MS = 5 * 60_000;

/** Five minutes on either side; or everything that is known. */
export function windowOf(at: number, lanes: readonly LaneShown[], whole: boolean): Window {
  if (!whole) return { from: at - AROUND_MS, to: at + AROUND_MS };
  const instants = lanes
    .flatMap(({ presence }) => presence.flatMap(({ from, to }) => [from, to]))
    .flatMap((text) => (text === undefined ? [] : [Date.parse(text)]));
  const from = Math.min(at - AROUND_MS, ...instants);
  const to = Math.max(at + AROUND_MS, ...instants);
  return { from, to };
}

/** Whether something goes on at an instant; undefined where its beginning or end there is not known. */
export function isOn(
  spans: readonly { from?: string | undefined; to?: string | undefined }[],
  at: number,
): boolean | undefined {
  let isUnsure = false;
  for (const { from, to } of spans) {
    const begun = from === undefined ? undefined : Date.parse(from) <= at;
    const over = to === undefined ? false : Date.parse(to) <= at;
    if (begun === true && !over) return true;
    if (begun === undefined && !over) isUnsure = true;
  }
  return isUnsure ? undefined : false;
}

export function placeOf(instant: number, { from, to }: Window): number {
  return (100 * (instant - from)) / (to - from);
}

/** The parts of stretches that lie in the window; one without an end goes on to what was known. */
export function barsOf(
  spans: readonly { from?: string | undefined; to?: string | undefined }[],
  window: Window,
  asOf: number,
): Bar[] {
  return spans.flatMap(({ from, to }) => {
    const begin = Math.max(window.from, from === undefined ? window.from : Date.parse(from));
    const end = Math.min(window.to, to === undefined ? asOf : Date.parse(to));
    if (end < begin || end < window.from || begin > window.to) return [];
    const left = placeOf(begin, window);
    // A stretch of no length is still something that happened.
    return [
      {
        left,
        width: Math.max(0.4, placeOf(end, window) - left),
        open: from === undefined || to === undefined,
      },
    ];
  });
}
