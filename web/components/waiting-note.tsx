import type { QueryKey } from '@tanstack/react-query';
import { useWaiting } from '#web/api/waiting.ts';

const plurals = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `next in line`, `2nd in line`, `12th in line`. */
export function placeInLine(position: number): string {
  if (position <= 1) return 'next in line';
  return `${position}${ENDINGS[plurals.select(position)] ?? 'th'} in line`;
}

/** Why something is still loading, where it waits for its turn with AWS; laid over the skeleton, so that nothing moves. */
export function WaitingNote({ queryKey }: { queryKey: QueryKey }) {
  const waiting = useWaiting(queryKey);
  if (waiting === undefined) return null;
  return (
    <span
      className="absolute top-1 right-2 z-20 inline-flex h-6 items-center gap-2 rounded-full bg-info-tint px-3 text-xs text-info"
      title={`AWS allows few calls of ${waiting.operation} a second, and the console uses a share of them.`}
    >
      <span className="size-2 animate-breathe rounded-full bg-current" aria-hidden />
      {placeInLine(waiting.position)}, about {Math.max(1, Math.round(waiting.seconds))} s
    </span>
  );
}
