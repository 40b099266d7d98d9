import type { Answered, RungShown } from '#shared/investigator/contract.ts';
import { type MarkShape, StateMark, type Tone, toneText } from '#web/ui/state-mark.tsx';

interface Look {
  tone: Tone;
  shape: MarkShape;
  word: string;
}

const VERDICTS: Readonly<Record<RungShown['verdict'], Look>> = {
  yes: { tone: 'live', shape: 'dot', word: 'Yes' },
  no: { tone: 'bad', shape: 'cross', word: 'No' },
  unknown: { tone: 'warn', shape: 'half', word: 'Unknown' },
  'not-available': { tone: 'neutral', shape: 'dash', word: 'Not available' },
};

/** A verdict by shape, word and colour. */
export function VerdictMark({ verdict }: { verdict: RungShown['verdict'] }) {
  return <Mark {...VERDICTS[verdict]} />;
}

const CONFIDENCE: Readonly<Record<Answered['conclusion']['confidence'], string>> = {
  certain: 'Certain by this data',
  likely: 'Likely: part of it is inferred, or happened within this very second',
  open: 'Open: not enough is known',
};

/** Whether there was a fault, and how sure that is. */
export function ConclusionMark({ conclusion }: { conclusion: Answered['conclusion'] }) {
  const { cause, confidence } = conclusion;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Mark {...conclusionLook(cause)} />
      <span className="text-muted">{CONFIDENCE[confidence]}</span>
    </span>
  );
}

function conclusionLook(cause: Answered['conclusion']['cause']): Look {
  if (cause === 'no-fault') return { tone: 'live', shape: 'dot', word: 'No fault found' };
  if (cause === 'not-enough-data') return { tone: 'warn', shape: 'half', word: 'Cannot be decided' };
  return { tone: 'bad', shape: 'cross', word: 'Cause found' };
}

function Mark({ tone, shape, word }: Look) {
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${toneText[tone]}`}>
      <StateMark tone={tone} shape={shape} />
      {word}
    </span>
  );
}
