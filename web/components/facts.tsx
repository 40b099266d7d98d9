import type { ReactNode } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';

interface Fact {
  label: string;
  /** `undefined`: still loading. Use `<NotGiven />` or words for what AWS does not give. */
  value: ReactNode;
}

/** The few figures people ask for first, side by side under the title. */
export function FactsRow({ facts }: { facts: readonly Fact[] }) {
  return (
    // On a phone in two columns: figures that come in later would otherwise push one another into the next line.
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 max-[22rem]:grid-cols-1 sm:flex sm:flex-wrap sm:gap-x-8">
      {facts.map(({ label, value }) => (
        <div key={label} className="min-w-24">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="flex min-h-6 items-center text-sm font-medium sm:text-md">
            {value === undefined ? <Skeleton className="w-20" /> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface DetailListProps {
  details: readonly Fact[];
  /** Two columns of details where there is room. */
  columns?: 1 | 2;
  /** `short`: labels of a word, which leave the room to long values. */
  labels?: 'normal' | 'short';
}

/** Every field of a thing: label left, value right. */
export function DetailList({ details, columns = 1, labels = 'normal' }: DetailListProps) {
  return (
    <dl className={classNames('grid gap-x-10', columns === 2 && 'lg:grid-cols-2')}>
      {details.map(({ label, value }) => (
        <div
          key={label}
          className={classNames(
            'grid min-h-8 items-center gap-x-4 border-b border-line py-1 last:border-b-0',
            // The last row has two in it where an even number is set in two columns.
            columns === 2 && 'lg:odd:nth-last-2:border-b-0',
            labels === 'short'
              ? 'grid-cols-[5.5rem_minmax(0,1fr)]'
              : 'grid-cols-[8.5rem_minmax(0,1fr)] sm:grid-cols-[10rem_minmax(0,1fr)]',
          )}
        >
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words">
            {value === undefined ? <Skeleton className="w-40" /> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
