import type { Freshness } from '#web/api/freshness.ts';
import type { LiveLook } from '#web/live/live-look.ts';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { AsOf } from './as-of.tsx';

interface LiveAgeProps {
  freshness: Freshness;
  /** Undefined where the page is not kept up to date. */
  look: LiveLook | undefined;
}

/** “live · as of 14:05:12”, or why it is not, and how old it is then. */
export function LiveAge({ freshness, look }: LiveAgeProps) {
  // What was loaded says itself that it could not be renewed, and why.
  if (look === undefined || (look.ages && freshness.stale !== undefined))
    return <AsOf freshness={freshness} />;
  return (
    <span
      className="inline-flex items-center gap-x-1.5 whitespace-nowrap text-muted max-sm:flex-wrap"
      title={look.meaning}
    >
      <StateMark tone={look.tone} shape={look.shape} />
      <span className={toneText[look.tone]}>{look.word}</span>
      <span aria-hidden>·</span>
      <AsOf freshness={freshness} ageless={!look.ages} />
    </span>
  );
}
