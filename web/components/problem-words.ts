import { IDLE_DAYS, type ProblemKind } from '#shared/overview/contract.ts';
import type { MarkShape, Tone } from '#web/ui/state-mark.tsx';

interface ProblemWords {
  /** On a chip, and as a heading. */
  word: string;
  tone: Tone;
  shape: MarkShape;
  /** What it means, in a sentence. */
  meaning: string;
  /** Why it is not known of some. */
  unknown: string;
}

const ASK_PEOPLE =
  'AWS tells it of the people of each session alone; the console knows it of sessions that somebody has looked at.';

/** How the problems of stages are told. */
export const PROBLEM_WORDS: Record<ProblemKind, ProblemWords> = {
  'publish-error': {
    word: 'Publish errors',
    tone: 'bad',
    shape: 'cross',
    meaning: 'Somebody could not publish in the session that is live.',
    unknown:
      'AWS tells it in the events of each participant alone; the console knows it of sessions whose events were loaded, or from EventBridge.',
  },
  'recording-failed': {
    word: 'Recording failed',
    tone: 'bad',
    shape: 'square',
    meaning: 'The recording of somebody in the session that is live has failed.',
    unknown: ASK_PEOPLE,
  },
  'no-publisher': {
    word: 'Nobody publishing',
    tone: 'warn',
    shape: 'ring',
    meaning: 'The stage is live, and nobody who publishes was connected when it was last seen.',
    unknown: ASK_PEOPLE,
  },
  'no-composition': {
    word: 'No composition',
    tone: 'info',
    shape: 'half',
    meaning: 'The stage is live, and no composition starts or runs on it.',
    unknown: 'The compositions have not been listed since the console was started.',
  },
  idle: {
    word: `Idle ${IDLE_DAYS} days`,
    tone: 'neutral',
    shape: 'dash',
    meaning: `The last session ended ${IDLE_DAYS} days ago or earlier, or there never was one in that time.`,
    unknown:
      'AWS lists the sessions of each stage alone, and does not say when a stage was created; the console knows it of stages that it has indexed.',
  },
};

/** `3`, `3+` where more may have it, `?` where nothing is known. */
export function countWords(count: number, unknown: number): string {
  if (unknown === 0) return String(count);
  return count === 0 ? '?' : `${count}+`;
}
