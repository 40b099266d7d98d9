import { useMemo } from 'react';
import { NotGiven } from '#web/components/absent.tsx';
import { Time } from '#web/components/time.tsx';
import type { Column } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { PersonLink } from './person-link.tsx';
import { cellOf, type Publisher, type Receiver } from './reception.ts';
import { ReceptionCell } from './reception-cell.tsx';
import { nameOf } from './reception-matrix.tsx';

interface Pair {
  receiver: Receiver;
  publisher: Publisher;
}

interface ReceptionListProps {
  publishers: readonly Publisher[];
  receivers: readonly Receiver[];
  laneHref: (id: string) => string;
  investigateHref: (receiver: string, publisher: string) => string;
}

/** The same as the matrix, a pair a row, with since when. */
export function ReceptionList({ publishers, receivers, laneHref, investigateHref }: ReceptionListProps) {
  const rows = useMemo(
    () =>
      receivers.flatMap((receiver) =>
        publishers.flatMap((publisher) => (receiver.id === publisher.id ? [] : [{ receiver, publisher }])),
      ),
    [publishers, receivers],
  );
  const columns = useMemo(
    (): Column<Pair>[] => [
      {
        id: 'receiver',
        header: 'Receiver',
        width: 'fill',
        cell: ({ receiver: { id, lane } }) => <PersonLink id={id} lane={lane} href={laneHref(id)} />,
      },
      {
        id: 'publisher',
        header: 'Publisher',
        width: 'fill',
        cell: ({ publisher: { id, lane } }) => <PersonLink id={id} lane={lane} href={laneHref(id)} />,
      },
      {
        id: 'received',
        header: 'Received',
        width: 104,
        cell: ({ receiver, publisher }) => (
          <ReceptionCell
            cell={cellOf(receiver, publisher)}
            receiver={nameOf(receiver)}
            publisher={nameOf(publisher)}
            investigateHref={investigateHref(receiver.id, publisher.id)}
          />
        ),
      },
      {
        id: 'since',
        header: 'Since',
        width: 200,
        from: 'medium',
        cell: ({ receiver, publisher }) => {
          const received = receiver.receives?.get(publisher.id);
          return received ? <Time at={new Date(received.since).toISOString()} /> : <NotGiven />;
        },
      },
    ],
    [laneHref, investigateHref],
  );
  return (
    <DataTable
      label="Who received whom, pair by pair"
      columns={columns}
      rows={rows}
      rowKey={({ receiver, publisher }) => `${receiver.id} ${publisher.id}`}
      height="grow"
      growLimit={12}
      empty={null}
    />
  );
}
