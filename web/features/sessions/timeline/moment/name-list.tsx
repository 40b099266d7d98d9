import { type ReactNode, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import type { Lane } from '../data/store.ts';
import { PersonLink } from './person-link.tsx';

const AT_FIRST = 24;
const MORE = 240;

const count = new Intl.NumberFormat('en-GB');

export interface Named {
  id: string;
  lane: Lane | undefined;
  /** Beside the name: since when, or why not. */
  note?: ReactNode;
}

interface NameListProps {
  label: string;
  people: readonly Named[];
  laneHref: (id: string) => string;
  /** In place of names when there are none. */
  none: string;
}

/** People by name, some at first and the others on a click: of ten thousand nobody wants all at once. */
export function NameList({ label, people, laneHref, none }: NameListProps) {
  const [shown, setShown] = useState(AT_FIRST);
  if (people.length === 0) return <p className="text-muted">{none}</p>;
  const left = people.length - shown;
  return (
    <>
      <ul aria-label={label} className="flex flex-wrap gap-x-4">
        {people.slice(0, shown).map(({ id, lane, note }) => (
          <li key={id} className="flex max-w-full min-w-0 items-baseline gap-1.5">
            <PersonLink id={id} lane={lane} href={laneHref(id)} />
            {note !== undefined && <span className="text-xs whitespace-nowrap text-muted">{note}</span>}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button small onClick={() => setShown(shown + MORE)}>
          Show {count.format(Math.min(left, MORE))} more of {count.format(left)}
        </Button>
      )}
    </>
  );
}
