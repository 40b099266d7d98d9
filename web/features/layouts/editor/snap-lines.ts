import type { Size } from '#shared/layouts/geometry/rectangle.ts';

/** A line of the picture that a window snaps to. */
export interface SnapLine {
  axis: 'x' | 'y';
  /** Pixels from the left or from the top. */
  at: number;
  label: string;
}

/** What a window snapped to; `ratio` is no line but the shape of the window. */
export type Guide = SnapLine | { axis: 'ratio'; at: number; label: string };

/** Of width and height, on each side (EBU R 95, pictures of 16:9). */
export const ACTION_SAFE = 0.035;
export const TITLE_SAFE = 0.05;

/** Centre, thirds and safe areas of a picture. */
export function snapLines({ width, height }: Size): SnapLine[] {
  const parts: [number, string][] = [
    [1 / 2, 'centre'],
    [1 / 3, 'third'],
    [2 / 3, 'third'],
    [ACTION_SAFE, 'action safe'],
    [1 - ACTION_SAFE, 'action safe'],
    [TITLE_SAFE, 'title safe'],
    [1 - TITLE_SAFE, 'title safe'],
  ];
  return parts.flatMap(([part, label]) => [
    { axis: 'x' as const, at: Math.round(width * part), label },
    { axis: 'y' as const, at: Math.round(height * part), label },
  ]);
}

/** Of some candidates, the one whose value is nearest to the wanted one and within reach. */
export function nearest<Candidate>(
  candidates: readonly Candidate[],
  wanted: number,
  reach: number,
  valueOf: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    const distance = Math.abs(valueOf(candidate) - wanted);
    if (distance < reach && (!best || distance < Math.abs(valueOf(best) - wanted))) best = candidate;
  }
  return best;
}
