import { Link } from 'react-router';
import { StateMark } from '#web/ui/state-mark.tsx';
import type { Cell } from './reception.ts';

interface ReceptionCellProps {
  cell: Cell;
  receiver: string;
  publisher: string;
  /** Where it is found out why somebody was not received. */
  investigateHref: string;
}

/** One answer: by shape, by word, and only then by colour. A “no” leads to the investigator. */
export function ReceptionCell({ cell, receiver, publisher, investigateHref }: ReceptionCellProps) {
  switch (cell) {
    case 'self':
      return <span className="text-muted">–</span>;
    case 'unknown':
      return (
        <span className="hatched inline-block rounded-xs px-1">
          <span
            className="rounded-xs bg-surface px-1 text-xs text-muted"
            title={`What ${receiver} received then is not known: its events are not loaded up to that moment`}
          >
            unknown
          </span>
        </span>
      );
    case 'received':
      return (
        <span
          className="inline-flex items-center gap-1.5 text-live"
          title={`${receiver} received ${publisher}`}
        >
          <StateMark tone="live" shape="dot" />
          yes
        </span>
      );
    case 'not-received':
      return (
        <Link
          to={investigateHref}
          aria-label={`no: find out why ${receiver} did not receive ${publisher}`}
          title={`${receiver} did not receive ${publisher}. Find out why`}
          className="-mx-1 inline-flex min-h-6 items-center gap-1.5 rounded-xs px-1 text-bad underline decoration-dotted underline-offset-2 hover:bg-hover"
        >
          <StateMark tone="bad" shape="cross" />
          no
        </Link>
      );
  }
}
