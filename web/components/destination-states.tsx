import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { NotGiven } from './absent.tsx';
import { StateBadge } from './state-badge.tsx';

/** The destinations of a composition by state; those in the same one are told together: `2 Active`. */
export function DestinationStates({ destinations }: Pick<CompositionSummary, 'destinations'>) {
  if (destinations.length === 0) return <NotGiven>none</NotGiven>;
  const states = new Set(destinations.map(({ state }) => state));
  return (
    <ul className="flex gap-3">
      {[...states].map((state) => {
        const those = destinations.filter((destination) => destination.state === state);
        return (
          <li key={state} className="flex gap-1" title={those.map(({ id }) => id).join(', ')}>
            {those.length > 1 && those.length}
            <StateBadge kind="destination" value={state} />
          </li>
        );
      })}
    </ul>
  );
}
