import type { ProblemKind } from '#shared/overview/contract.ts';
import { PROBLEM_WORDS } from '#web/components/problem-words.ts';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';

/** The problems of one stage in a row of a table: all of them in the tooltip, as many as fit in the row. */
export function ProblemMarks({ kinds }: { kinds: readonly ProblemKind[] }) {
  if (kinds.length === 0) return null;
  return (
    <span
      className="flex items-center gap-3 overflow-hidden"
      title={kinds.map((kind) => PROBLEM_WORDS[kind].word).join(', ')}
    >
      {kinds.map((kind) => {
        const { word, tone, shape } = PROBLEM_WORDS[kind];
        return (
          <span key={kind} className={`inline-flex items-center gap-1.5 whitespace-nowrap ${toneText[tone]}`}>
            <StateMark tone={tone} shape={shape} />
            {word}
          </span>
        );
      })}
    </span>
  );
}
