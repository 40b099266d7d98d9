import type { TimeWindow } from '#web/components/time-axis/time-window.ts';

/** The window as it stands in the URL: `from=2026-11-20T14:05:00Z&to=…`. */
export interface WindowText {
  from: string;
  to: string;
}

/** Undefined when the URL holds no window, or none that makes sense. */
export function parseWindow(from: string | null, to: string | null): TimeWindow | undefined {
  if (from === null || to === null) return undefined;
  const window = { from: Date.parse(from), to: Date.parse(to) };
  return window.to > window.from ? window : undefined;
}

/** Whole seconds where the window is long enough for a second not to be seen; the same window gives the same text. */
export function formatWindow({ from, to }: TimeWindow): WindowText {
  const step = to - from >= 600_000 ? 1000 : 1;
  const text = (time: number) => new Date(Math.round(time / step) * step).toISOString().replace('.000Z', 'Z');
  return { from: text(from), to: text(to) };
}
