import { TriangleAlert } from 'lucide-react';
import { type Approximation, APPROXIMATIONS } from '#shared/layouts/geometry/approximations.ts';
import { Popover } from '#web/ui/popover.tsx';

/** Always in view: what of the drawing AWS documents, and what is our own guess. */
export function ApproximationNote({ used }: { used: ReadonlySet<Approximation> }) {
  return (
    <Popover
      width={420}
      triggerClassName="inline-flex min-h-6 items-center gap-1.5 rounded-sm bg-warn-tint px-2 text-xs font-medium text-warn"
      label="Approximation: what is exact and what is not"
      trigger={
        <>
          <TriangleAlert size={13} aria-hidden /> Approximation
        </>
      }
    >
      <div className="flex flex-col gap-2 p-3">
        <p>
          AWS documents the order of people, fill modes, gaps and the corner, offset and size of the window:
          these are exact. It publishes no sizes and places of slots and may change them at any time. For this
          picture the drawing had to decide:
        </p>
        <dl className="flex flex-col gap-2">
          {[...used].map((name) => (
            <div key={name}>
              <dt className="text-xs text-muted">{APPROXIMATIONS[name].open}</dt>
              <dd>{APPROXIMATIONS[name].chosen}.</dd>
            </div>
          ))}
        </dl>
      </div>
    </Popover>
  );
}
