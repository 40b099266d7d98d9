import { NotGiven } from './absent.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { lookOf, type StateKind } from './states.ts';

interface StateBadgeProps {
  /** Which enumeration the value belongs to. */
  kind: StateKind;
  /** As the API gives it; absent where the API gave none. */
  value: string | undefined;
}

/** A state by shape, word and colour. An unknown value is shown as text; an absent one as a dash. */
export function StateBadge({ kind, value }: StateBadgeProps) {
  if (!value) return <NotGiven />;
  const look = lookOf(kind, value);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={look.meaning ?? value}>
      <StateMark tone={look.tone} shape={look.shape} />
      <span className={classNames('font-medium', toneText[look.tone])}>{look.word}</span>
    </span>
  );
}
