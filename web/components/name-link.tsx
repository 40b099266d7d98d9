import { Link } from 'react-router';
import { classNames } from '#web/lib/class-names.ts';

interface NameLinkProps {
  /** Absent or empty where AWS gives none: then the id stands in its place. */
  name: string | undefined;
  id: string;
  /** The page of the resource; absent for one that has no address of its own. */
  to: string | undefined;
}

/** The first cell of a row that stands for a resource: its name, or its id in fixed-width letters. */
export function NameLink({ name, id, to }: NameLinkProps) {
  const shown = name || id;
  const title = name || `${id} (has no name)`;
  const look = classNames('block truncate', name ? 'font-medium' : 'font-mono text-xs');
  if (to === undefined) {
    return (
      <span className={look} title={title}>
        {shown}
      </span>
    );
  }
  return (
    <Link to={to} className={classNames('link', look)} title={title}>
      {shown}
    </Link>
  );
}
