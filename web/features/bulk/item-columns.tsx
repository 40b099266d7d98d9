import { Link } from 'react-router';
import type { BulkAction, BulkItem } from '#shared/bulk/contract.ts';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { ITEM_LOOKS } from './item-looks.ts';

interface About {
  connection: string;
  action: BulkAction;
  /** Of people who are taken out. */
  stageId: string | undefined;
  sessionId: string | undefined;
}

/** The things of a bulk job, a row each. */
export function itemColumns({ connection, action, stageId, sessionId }: About): Column<BulkItem>[] {
  const hrefOf = (item: BulkItem): string | undefined => {
    if (item.id === '' || (action === 'delete' && item.state === 'done')) return undefined;
    if (action !== 'disconnect') return paths.stage(connection, item.id);
    return stageId !== undefined && sessionId !== undefined
      ? paths.participant(connection, stageId, sessionId, item.id)
      : undefined;
  };
  return [
    {
      id: 'number',
      header: 'No.',
      width: 72,
      align: 'end',
      compare: (a, b) => a.number - b.number,
      cell: ({ number }) => <span className="tabular-nums">{number + 1}</span>,
    },
    {
      id: 'name',
      header: 'Name',
      width: 'fill',
      cell: (item) => {
        const words = item.name || item.id || 'without a name';
        const to = hrefOf(item);
        return to === undefined ? (
          <span title={words}>{words}</span>
        ) : (
          <Link to={to} className="link" title={words}>
            {words}
          </Link>
        );
      },
    },
    {
      id: 'id',
      header: 'Id',
      width: 136,
      from: 'medium',
      cell: ({ id }) => <span className="font-mono text-xs">{id}</span>,
    },
    {
      id: 'state',
      header: 'State',
      width: 128,
      narrowWidth: 104,
      cell: ({ state }) => {
        const { word, tone, shape, meaning } = ITEM_LOOKS[state];
        return (
          <span className={`inline-flex items-center gap-1.5 ${toneText[tone]}`} title={meaning}>
            <StateMark tone={tone} shape={shape} />
            {word}
          </span>
        );
      },
    },
    {
      id: 'words',
      header: 'What became of it',
      width: 'fill',
      from: 'medium',
      cell: ({ words }) => <span title={words}>{words}</span>,
    },
  ];
}
