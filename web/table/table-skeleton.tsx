import { Skeleton } from '#web/ui/skeleton.tsx';

const WIDTHS = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3', 'w-3/4'];

/** The place of a table that is still loading: rows of the same height, so that nothing moves when they come. */
export function TableSkeleton({ label, rows }: { label: string; rows: number }) {
  return (
    <output aria-label={`Loading ${label}`} className="block overflow-hidden bg-surface">
      <div className="h-8 border-b border-line bg-sunken" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-(--row) items-center gap-4 border-b border-line px-4">
          {[0, 1, 2].map((cell) => (
            <div key={cell} className="grow basis-0">
              <Skeleton className={WIDTHS[(row + cell * 2) % WIDTHS.length]} />
            </div>
          ))}
        </div>
      ))}
    </output>
  );
}
