import type { MarkShape, Tone } from '#web/ui/state-mark.tsx';
import type { LiveStatus } from './live-client.ts';

/** How a page that keeps itself up to date fares, told by shape, word and colour. */
export interface LiveLook {
  word: string;
  tone: Tone;
  shape: MarkShape;
  meaning: string;
  /** Whether it grows old. */
  ages: boolean;
}

export const PAUSED: LiveLook = {
  word: 'paused',
  tone: 'neutral',
  shape: 'square',
  meaning: 'The page stays as it is until it is resumed (p) or refreshed (r).',
  ages: true,
};

/** Undefined while nothing is known: the age then says enough. */
export function lookOf({ link, watch }: LiveStatus): LiveLook | undefined {
  if (link === 'unreachable')
    return {
      word: 'not reachable',
      tone: 'bad',
      shape: 'cross',
      meaning: 'The console’s server cannot be heard; this browser keeps trying.',
      ages: true,
    };
  if (link === 'connecting' || watch === undefined) return undefined;
  switch (watch.state) {
    case 'live':
      return {
        word: 'live',
        tone: 'live',
        shape: 'dot',
        meaning: `Looked at every ${seconds(watch.everyMs)}; what changes appears by itself.`,
        ages: false,
      };
    case 'settled':
      return {
        word: 'final',
        tone: 'neutral',
        shape: 'dash',
        meaning: 'It has ended and changes no more.',
        ages: false,
      };
    case 'failing':
      return {
        word: watch.failure?.code === 'aws_not_found' ? 'gone' : 'not renewed',
        tone: 'warn',
        shape: 'ring',
        meaning: `Tried again every ${seconds(watch.everyMs)}. ${watch.failure?.message ?? ''}`,
        ages: true,
      };
  }
}

function seconds(ms: number): string {
  const shown = ms < 9_950 ? Math.round(ms / 100) / 10 : Math.round(ms / 1_000);
  return shown === 1 ? 'second' : `${shown} seconds`;
}
