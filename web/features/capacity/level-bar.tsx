import { classNames } from '#web/lib/class-names.ts';
import type { Tone } from '#web/ui/state-mark.tsx';

const ground: Record<Tone, string> = {
  live: 'bg-live',
  warn: 'bg-warn',
  bad: 'bg-bad',
  info: 'bg-info',
  neutral: 'bg-accent',
};

interface LevelBarProps {
  /** Parts of the whole bar, 0 to 1; more than 1 is drawn as 1. */
  filled: number;
  /** Where a second limit stands within the bar: the console's share of a quota. */
  mark?: number;
  tone: Tone;
}

/** A bar beside the figures that it draws: it says nothing that they do not. */
export function LevelBar({ filled, mark, tone }: LevelBarProps) {
  const percent = (part: number) => `${Math.min(1, Math.max(0, part)) * 100}%`;
  return (
    <span aria-hidden className="relative block h-2 w-full overflow-hidden rounded-xs bg-sunken">
      <span
        className={classNames('absolute inset-y-0 left-0 rounded-xs', ground[tone])}
        // Something is never drawn as nothing.
        style={{ width: filled > 0 ? `max(2px, ${percent(filled)})` : 0 }}
      />
      {mark !== undefined && (
        <span className="absolute inset-y-0 w-px bg-text" style={{ left: percent(mark) }} />
      )}
    </span>
  );
}
