import type { Composition } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { RecordedChange } from '#shared/recorder/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { StateStrip, type StripRow } from '#web/components/state-strip.tsx';
import { Time } from '#web/components/time.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { destinationKind } from '../destination-kind.ts';
import { stretchesOf } from './stretches.ts';

interface CoursePanelProps {
  composition: Composition;
  /** Undefined while they load. */
  changes: readonly RecordedChange[] | undefined;
  /** The upstream's time of the composition. */
  asOf: string;
}

const CELL = 'px-2 py-1 first:pl-4 last:pr-4 align-top';

/** How a composition and its destinations came to be as they are. */
export function CoursePanel({ composition, changes: told, asOf }: CoursePanelProps) {
  const changes = told ?? [];
  const id = idOf(composition.arn);
  const names = new Map([
    [id, 'Composition'],
    ...composition.destinations.map((one): [string, string] => [
      one.id,
      one.configuration.name || destinationKind(one),
    ]),
  ]);
  const rows: StripRow[] = [
    { id, kind: 'composition' as const, of: composition },
    ...composition.destinations.map((of) => ({ id: of.id, kind: 'destination' as const, of })),
  ].map(({ id: own, kind, of: { state, startTime, endTime } }) => ({
    id: own,
    kind,
    label: names.get(own) ?? own,
    stretches: stretchesOf({
      changes: changes.filter(({ resourceId }) => resourceId === own),
      state,
      startTime,
      endTime,
      asOf,
    }),
  }));
  const from = rows.flatMap(({ stretches }) => stretches.map((one) => one.from)).toSorted()[0];
  const to = rows
    .flatMap(({ stretches }) => stretches.map((one) => one.to))
    .toSorted()
    .at(-1);
  return (
    <Panel title="States" note="as they were seen">
      {from !== undefined && to !== undefined && <StateStrip rows={rows} from={from} to={to} />}
      {told === undefined ? (
        <TableSkeleton label="the changes of state" rows={3} />
      ) : changes.length === 0 ? (
        <EmptyNote title="No change of state was recorded yet">
          The console records a change when it sees one, by asking or from EventBridge.
        </EmptyNote>
      ) : (
        <div className="overflow-x-auto">
          <table aria-label="Changes of state" className="w-full text-left">
            <thead className="bg-sunken text-xs text-muted">
              <tr>
                {['Seen at', 'What', 'State', 'Seen by'].map((head) => (
                  <th
                    key={head}
                    scope="col"
                    className={classNames(CELL, 'font-medium', head === 'Seen by' && 'max-sm:hidden')}
                  >
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {changes.map(({ kind, resourceId, to: state, at, seenBy, reason }) => (
                <tr key={`${resourceId} ${state} ${at}`}>
                  <td className={`${CELL} tabular-nums`}>
                    {/* A phone has no room for the date. */}
                    <span className="sm:hidden">
                      <Time at={at} form="time" />
                    </span>
                    <span className="max-sm:hidden">
                      <Time at={at} />
                    </span>
                  </td>
                  <td className={CELL}>{names.get(resourceId) ?? resourceId}</td>
                  <td className={CELL}>
                    <StateBadge kind={kind === 'composition' ? 'composition' : 'destination'} value={state} />
                    {reason !== undefined && <span className="block text-xs wrap-anywhere">{reason}</span>}
                  </td>
                  <td className={`${CELL} text-muted max-sm:hidden`}>
                    {SEEN_BY[seenBy] ?? <NotGiven>{seenBy}</NotGiven>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        AWS tells when a composition began and ended. A change in between is as late as the look that found
        it; EventBridge tells it when it happens.
      </p>
    </Panel>
  );
}

const SEEN_BY: Readonly<Record<string, string>> = { eventbridge: 'EventBridge', api: 'asking AWS' };
