import { type ReactNode, useMemo } from 'react';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import type { TimelineStore } from '../data/store.ts';
import { NameList } from './name-list.tsx';
import { receptionAt } from './reception.ts';
import { ReceptionList } from './reception-list.tsx';
import { ReceptionMatrix } from './reception-matrix.tsx';
import { ReceptionSummary } from './reception-summary.tsx';
import type { StateAt } from './state-at.ts';

/** Rows a matrix is read with; of more the exceptions are what one looks for. */
const MATRIX_ROWS = 30;

const FORMS = [
  { value: 'matrix', label: 'Matrix' },
  { value: 'list', label: 'List' },
] as const;

interface ReceptionSectionProps {
  state: StateAt;
  store: TimelineStore;
  laneHref: (id: string) => string;
  investigateHref: (receiver: string, publisher: string) => string;
}

/** Who received whom at the moment, as far as it is known. */
export function ReceptionSection({ state, store, laneHref, investigateHref }: ReceptionSectionProps) {
  const [form, setForm] = useSearchState('pairs', 'matrix');
  const { publishers, further, receivers, encoders, behind } = useMemo(
    () => receptionAt(state, store),
    [state, store],
  );
  const isMany = receivers.length > MATRIX_ROWS;
  const parts = { publishers, receivers, laneHref, investigateHref };
  const nobody = publishers.length === 0 || receivers.length === 0;
  return (
    <section aria-label="Who received whom" className="border-t border-line">
      <header className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1">
        <h3 className="font-medium">Who received whom</h3>
        <p className="text-xs text-muted">
          {nobody
            ? 'Nobody published, or nobody was there to receive.'
            : isMany
              ? `${receivers.length} receivers: counted, and those named who did not receive.`
              : 'A “no” leads to the investigator.'}
        </p>
        {!nobody && !isMany && (
          <span className="ml-auto">
            <Segmented
              label="Form"
              value={form === 'list' ? 'list' : 'matrix'}
              options={FORMS}
              onChange={setForm}
            />
          </span>
        )}
      </header>
      {!nobody &&
        (isMany ? (
          <ReceptionSummary {...parts} />
        ) : form === 'list' ? (
          <ReceptionList {...parts} />
        ) : (
          <ReceptionMatrix {...parts} />
        ))}
      {further.length > 0 && (
        <Aside title={`More publishers than ${publishers.length}, which are not in this table`}>
          <NameList label="Further publishers" people={further} laneHref={laneHref} none="" />
        </Aside>
      )}
      {behind.length > 0 && (
        <Aside title="Encoders of redundant ingest: others receive what they feed, never them">
          <NameList
            label="Encoders of redundant ingest"
            people={behind.map((lane) => ({ id: lane.id, lane }))}
            laneHref={laneHref}
            none=""
          />
        </Aside>
      )}
      {encoders.length > behind.length && (
        <p className="px-4 py-1 text-xs text-muted">
          {encoders.length === 1 ? 'One encoder sends' : `${encoders.length} encoders send`} into the stage
          and receive nobody.
        </p>
      )}
    </section>
  );
}

function Aside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 px-4 py-1">
      <p className="text-xs text-muted">{title}:</p>
      {children}
    </div>
  );
}
