import { useQuery } from '@tanstack/react-query';
import { people } from '#shared/people/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { PersonRow } from './person-row.tsx';

/** Everybody who may sign in, by name. */
export function EverybodyPanel() {
  const query = useQuery(q(people.list, {}));
  const all = query.data?.items;
  return (
    <Panel title="Who may sign in" note={all?.length}>
      {all === undefined && query.error !== null && (
        <ErrorState
          what="the people"
          failure={asFailure(query.error)}
          endpoint={people.list}
          retry={() => void query.refetch()}
        />
      )}
      {all === undefined && query.error === null && <TableSkeleton label="the people" rows={3} />}
      {all?.length === 0 && (
        <p className="px-4 py-3">
          Nobody has an account. Whoever opens the link that the console printed when it was started becomes
          the first administrator.
        </p>
      )}
      {all && all.length > 0 && (
        <ul aria-label="People" className="divide-y divide-line">
          {all.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
