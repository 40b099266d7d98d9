import { Link } from 'react-router';
import type { CohortGroup } from '#shared/investigator/cohort-contract.ts';
import { DIMENSION_WORDS } from '#shared/investigator/cohorts/cohort-words.ts';
import { cohortSearch } from '#web/components/cohort-filter.tsx';
import { byText } from '#web/lib/order.ts';
import type { Column } from '#web/table/column.ts';

const count = new Intl.NumberFormat('en-GB');

/** @param session the address of the session's page */
export function cohortColumns(session: string): Column<CohortGroup>[] {
  return [
    {
      id: 'value',
      header: 'In common',
      width: 'fill',
      compare: (a, b) => byText(a.value ?? '', b.value ?? ''),
      unknown: ({ value }) => value === undefined,
      cell: ({ dimension, value }) =>
        value === undefined ? (
          <span className="text-muted">not given</span>
        ) : (
          <Link
            to={`${session}${cohortSearch([{ dimension, value }])}`}
            className="link block truncate font-medium"
            title={`${value}: in the timeline`}
          >
            {value}
          </Link>
        ),
    },
    {
      id: 'dimension',
      header: 'By',
      width: 140,
      narrowWidth: 88,
      compare: (a, b) => byText(a.dimension, b.dimension),
      cell: ({ dimension }) => (
        <span className="block truncate text-muted" title={DIMENSION_WORDS[dimension]}>
          {DIMENSION_WORDS[dimension]}
        </span>
      ),
    },
    {
      id: 'people',
      header: 'People',
      width: 84,
      narrowWidth: 72,
      align: 'end',
      compare: (a, b) => a.people - b.people,
      cell: ({ people }) => count.format(people),
    },
    {
      id: 'errors',
      header: 'Errors',
      width: 120,
      narrowWidth: 88,
      align: 'end',
      compare: (a, b) => a.withErrors - b.withErrors || part(a, a.withErrors) - part(b, b.withErrors),
      cell: (group) => <Part group={group} number={group.withErrors} bad />,
    },
    {
      id: 'reconnections',
      header: 'Came back',
      width: 120,
      from: 'medium',
      align: 'end',
      compare: (a, b) =>
        a.withReconnections - b.withReconnections ||
        part(a, a.withReconnections) - part(b, b.withReconnections),
      cell: (group) => <Part group={group} number={group.withReconnections} />,
    },
    {
      id: 'unknown',
      header: 'Not loaded',
      width: 110,
      from: 'wide',
      align: 'end',
      compare: (a, b) => a.eventsUnknown - b.eventsUnknown,
      cell: ({ eventsUnknown }) => (eventsUnknown === 0 ? '' : count.format(eventsUnknown)),
    },
  ];
}

function part({ people, eventsUnknown }: CohortGroup, number: number): number {
  const known = people - eventsUnknown;
  return known === 0 ? 0 : number / known;
}

/** `5 of 9`: of those whose events are known. */
function Part({ group, number, bad }: { group: CohortGroup; number: number; bad?: boolean }) {
  const known = group.people - group.eventsUnknown;
  if (known === 0) return <span className="text-muted">not loaded</span>;
  return (
    <span className={bad && number > 0 ? 'text-bad' : undefined}>
      {count.format(number)} of {count.format(known)}
    </span>
  );
}
