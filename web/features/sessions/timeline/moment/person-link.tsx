import { Link } from 'react-router';
import { classNames } from '#web/lib/class-names.ts';
import type { Lane } from '../data/store.ts';
import { laneName } from '../readout-words.ts';

interface PersonLinkProps {
  id: string;
  /** Undefined for somebody who is not in the list of participants. */
  lane: Lane | undefined;
  href: string;
}

/** A participant by user id, else by participant id; what tells two of one user apart stands behind. */
export function PersonLink({ id, lane, href }: PersonLinkProps) {
  const userId = lane?.participant.userId;
  return (
    <span className="inline-flex max-w-full min-w-0 items-baseline gap-1">
      <Link
        to={href}
        title={userId ? `${userId} (participant ${id})` : `Participant ${id}`}
        className={classNames('link min-h-6 truncate text-text', !userId && 'font-mono text-xs')}
      >
        {lane ? laneName(lane) : id}
      </Link>
      {userId && (
        <span aria-hidden className="shrink-0 font-mono text-2xs text-muted">
          {id.slice(-4)}
        </span>
      )}
    </span>
  );
}
