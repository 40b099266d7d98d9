import { ListFilterBar } from '#web/components/list-filter-bar.tsx';
import { asksForState, type FilterTerm, STAGE_STATES, type StageState, toggleState } from './stage-filter.ts';
import type { StateCounts } from './stage-row.ts';

interface StageFilterBarProps {
  text: string;
  terms: readonly FilterTerm[];
  onChange: (text: string) => void;
  /** Absent until there is a list to count. */
  counts: StateCounts | undefined;
  shown: number;
}

const WORDS: Record<StageState, string> = { live: 'Live', ending: 'Ending', idle: 'Idle' };

const EXAMPLES = [
  ['show', 'in the name, an id, a tag'],
  ['live, ending, idle', 'in this state; several: in any of them'],
  ['name:^show-', 'name begins so'],
  ['name:-01$', 'name ends so'],
  ['tag:env', 'has this tag'],
  ['tag:env=prod', 'has this tag with this value'],
  ['"two words"', 'taken as they stand'],
] as const;

export function StageFilterBar({ text, terms, onChange, counts, shown }: StageFilterBarProps) {
  return (
    <ListFilterBar
      what="stages"
      text={text}
      onChange={onChange}
      examples={EXAMPLES}
      states={STAGE_STATES.map((state) => ({
        word: WORDS[state],
        count: countText(state, counts),
        pressed: asksForState(terms, state),
        onToggle: () => onChange(toggleState(text, state)),
        title:
          state === 'ending' && counts && counts.unchecked > 0
            ? `${counts.unchecked} live stages are not checked yet; they are when on screen, or when this is chosen.`
            : undefined,
      }))}
      outcome={terms.length > 0 && counts && `${shown} of ${counts.all} shown`}
    />
  );
}

/** `2+`: at least two, others are not checked. */
function countText(state: StageState, counts: StateCounts | undefined): string {
  if (!counts) return '–';
  return state === 'ending' && counts.unchecked > 0 ? `${counts.ending}+` : String(counts[state]);
}
