import { PROBLEM_KINDS, type ProblemKind } from '#shared/overview/contract.ts';
import { countWords, PROBLEM_WORDS } from '#web/components/problem-words.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import type { KnownProblems } from './problems.ts';

interface ProblemChipsProps {
  problems: KnownProblems;
  chosen: readonly ProblemKind[];
  onChange: (chosen: ProblemKind[]) => void;
}

/** Narrows the list to stages with a problem, and says of each how many are known and whether that is all. */
export function ProblemChips({ problems, chosen, onChange }: ProblemChipsProps) {
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">Problems</legend>
      {PROBLEM_KINDS.map((kind) => {
        const { word, tone, shape, meaning, unknown: why } = PROBLEM_WORDS[kind];
        const { count, unknown } = problems.counts[kind];
        const pressed = chosen.includes(kind);
        return (
          <ToggleChip
            key={kind}
            pressed={pressed}
            count={countWords(count, unknown)}
            title={`${meaning}${unknown === 0 ? '' : ` Not known of ${unknown} ${unknown === 1 ? 'stage' : 'stages'}. ${why}`}`}
            onToggle={() =>
              onChange(PROBLEM_KINDS.filter((one) => (one === kind ? !pressed : chosen.includes(one))))
            }
          >
            <StateMark tone={tone} shape={shape} />
            {word}
          </ToggleChip>
        );
      })}
    </fieldset>
  );
}
