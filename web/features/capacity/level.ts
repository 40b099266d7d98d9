import type { MarkShape, Tone } from '#web/ui/state-mark.tsx';

/** How much of a limit is left, in the words and marks of the page. */
export interface Level {
  word: string;
  tone: Tone;
  shape: MarkShape;
}

/** From here on a limit deserves a look: what takes days to be raised should be asked for before it is reached. */
const NEAR = 0.8;

/** @param limit above 0 */
export function levelOf(count: number, limit: number): Level {
  if (count >= limit) return { word: 'Full', tone: 'bad', shape: 'cross' };
  if (count >= limit * NEAR) return { word: 'Nearly full', tone: 'warn', shape: 'half' };
  return { word: 'Room', tone: 'neutral', shape: 'ring' };
}
