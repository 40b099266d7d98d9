import { Link } from 'react-router';
import { type AuditEntry, outcomeOf } from '#shared/audit/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { objectsOf } from '#web/components/audit/entry-objects.ts';
import { actionWords, outcomeWords, whoWords } from '#web/components/audit/entry-words.ts';
import { Time } from '#web/components/time.tsx';
import type { Column } from '#web/table/column.ts';

/** An entry of the log in one line. @param show opens everything that is known of it */
export function auditColumns(show: (entry: AuditEntry) => void): Column<AuditEntry>[] {
  return [
    {
      id: 'action',
      header: 'What',
      width: 'fill',
      cell: (entry) => (
        <button
          type="button"
          className="link min-h-6 max-w-full truncate text-left font-medium"
          title={entry.endpoint}
          onClick={() => show(entry)}
        >
          {actionWords(entry)}
        </button>
      ),
    },
    { id: 'at', header: 'When', width: 190, narrowWidth: 120, cell: ({ at }) => <Time at={at} /> },
    {
      id: 'who',
      header: 'Who',
      width: 150,
      from: 'medium',
      cell: (entry) =>
        entry.person === undefined ? <NotGiven>{whoWords(entry)}</NotGiven> : whoWords(entry),
    },
    {
      id: 'object',
      header: 'About',
      width: 170,
      from: 'medium',
      cell: ({ connection, objects }) => {
        const [first] = objectsOf(connection, objects);
        if (first === undefined) return <NotGiven />;
        if (first.to === undefined) return <span className="font-mono">{first.id}</span>;
        return (
          <Link to={first.to} className="link font-mono" title={`${first.of} ${first.id}`}>
            {first.id}
          </Link>
        );
      },
    },
    {
      id: 'reason',
      header: 'Why',
      width: 'fill',
      from: 'wide',
      cell: ({ reason }) => reason ?? <NotGiven />,
    },
    {
      id: 'outcome',
      header: 'Outcome',
      width: 150,
      narrowWidth: 90,
      cell: (entry) => (
        <span className={outcomeOf(entry) === 'ok' ? undefined : 'text-bad'}>{outcomeWords(entry)}</span>
      ),
    },
  ];
}
