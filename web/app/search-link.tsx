import { Search } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '#web/nav/paths.ts';
import { KeyCap } from '#web/ui/key-cap.tsx';

/** Looks like a field and leads to the one there is, from every page. */
export function SearchLink({ connection }: { connection: string }) {
  return (
    <Link
      to={paths.search(connection)}
      title="Search everything (Ctrl+K)"
      className="control control-plain text-muted lg:w-48 lg:justify-start"
    >
      <Search size={14} aria-hidden />
      <span className="sr-only lg:not-sr-only lg:grow">Search</span>
      <span aria-hidden className="hidden lg:inline">
        <KeyCap keys="Ctrl+K" />
      </span>
    </Link>
  );
}
