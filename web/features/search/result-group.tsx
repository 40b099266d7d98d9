import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { failureWords } from '#web/components/failure-words.ts';
import { Time } from '#web/components/time.tsx';
import { Button } from '#web/ui/button.tsx';
import type { GroupState } from './use-found.ts';

interface ResultGroupProps<Item> {
  title: string;
  parts: GroupState<Item>;
  keyOf: (item: Item) => string;
  /** The page that a result leads to. */
  hrefOf: (item: Item) => string;
  /** What stands out: a user id, a name. */
  nameOf: (item: Item) => ReactNode;
  /** What tells it apart from the others, in a few words each. */
  factsOf: (item: Item) => readonly ReactNode[];
}

/** Results of one kind, each a link over its whole line. Nothing at all where there are none. */
export function ResultGroup<Item>({ title, parts, keyOf, hrefOf, nameOf, factsOf }: ResultGroupProps<Item>) {
  const { items, more, fetching, failure, lookedBackTo, loadMore } = parts;
  if (items.length === 0 && !more && !fetching) return null;
  return (
    <section aria-label={title} className="mb-4">
      <h2 className="mb-1 text-xs font-semibold text-muted">
        {title} <span className="font-normal">{`${items.length}${more ? '+' : ''}`}</span>
      </h2>
      <ul className="overflow-hidden rounded-md border border-line bg-surface">
        {items.map((item) => (
          <li key={keyOf(item)} className="border-line not-first:border-t">
            <Link
              to={hrefOf(item)}
              data-result
              className="grid min-h-9 items-center gap-x-4 gap-y-0.5 px-3 py-1.5 -outline-offset-2 hover:bg-hover focus-visible:bg-selected md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
            >
              <span className="truncate font-medium text-accent">{nameOf(item)}</span>
              <span className="flex min-w-0 flex-wrap items-center gap-x-3 text-xs text-muted">
                {factsOf(item)
                  .filter((fact) => fact !== undefined && fact !== null && fact !== false)
                  .map((fact, index) => (
                    // The facts of a result stand in a fixed order.
                    <span key={index} className="inline-flex min-w-0 items-center gap-1">
                      {fact}
                    </span>
                  ))}
              </span>
            </Link>
          </li>
        ))}
        {(more || fetching) && (
          <li className="flex min-h-9 flex-wrap items-center gap-3 border-line px-3 py-1.5 text-xs text-muted not-first:border-t">
            <Button small onClick={loadMore} aria-disabled={fetching}>
              {fetching ? 'Looking…' : `More ${title.toLowerCase()}`}
            </Button>
            {lookedBackTo !== undefined && (
              <span>
                Looked back to <Time at={lookedBackTo} />
              </span>
            )}
            {failure && <span className="text-bad">{failureWords(failure).title}</span>}
          </li>
        )}
      </ul>
    </section>
  );
}
