import type { Composition } from '#shared/compositions/contract.ts';
import { StateMark } from '#web/ui/state-mark.tsx';

/** What has become of a stop that was asked for on this page. */
export function StopFollowed({ composition: { state, destinations } }: { composition: Composition }) {
  const isOver = state === 'STOPPED' || state === 'FAILED';
  const left = destinations.filter((one) => one.state !== 'STOPPED' && one.state !== 'FAILED').length;
  return (
    <output className="flex items-baseline gap-2 rounded-md border border-line bg-surface px-4 py-2">
      <StateMark tone={isOver ? 'neutral' : 'warn'} shape={isOver ? 'dash' : 'half'} />
      <span>
        {isOver
          ? `It is ${state === 'FAILED' ? 'over, as FAILED' : 'STOPPED'}. AWS forgets it in about five minutes; the console keeps what it has seen.`
          : `AWS has taken the stop. It is ${state}${left > 0 ? `, with ${left} ${left === 1 ? 'destination' : 'destinations'} not stopped yet` : ''}; this page follows it until it is STOPPED.`}
      </span>
    </output>
  );
}
