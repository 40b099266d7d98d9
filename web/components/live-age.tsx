import type { Freshness } from '#web/api/freshness.ts';
import type { LiveStatus } from '#web/live/live-client.ts';
import { type MarkShape, StateMark, type Tone, toneText } from '#web/ui/state-mark.tsx';
import { AsOf } from './as-of.tsx';

/** How a page that keeps itself up to date fares, told by shape, word and colour. */
interface LiveLook {
  word: string;
  tone: Tone;
  shape: MarkShape;
  meaning: string;
  /** Whether it grows old. */
  ages: boolean;
}

const PAUSED: LiveLook = {
  word: 'paused',
  tone: 'neutral',
  shape: 'square',
  meaning: 'The page stays as it is until it is resumed (p) or refreshed (r).',
  ages: true,
};

function lookOf({ link, watch }: LiveStatus): LiveLook | undefined {
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

interface LiveAgeProps {
  freshness: Freshness;
  /** Undefined where the page is not kept up to date. */
  status: LiveStatus | undefined;
  paused: boolean;
}

/** “live · as of 14:05:12”, or why it is not, and how old it is then. */
export function LiveAge({ freshness, status, paused }: LiveAgeProps) {
  const look = paused ? PAUSED : status && lookOf(status);
  // What was loaded says itself that it could not be renewed, and why.
  if (look === undefined || (look.ages && freshness.stale !== undefined))
    return <AsOf freshness={freshness} />;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted" title={look.meaning}>
      <StateMark tone={look.tone} shape={look.shape} />
      <span className={toneText[look.tone]}>{look.word}</span>
      <span aria-hidden>·</span>
      <AsOf freshness={freshness} ageless={!look.ages} />
    </span>
  );
}
