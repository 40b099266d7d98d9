import { useMemo } from 'react';
import { personOf } from '#shared/compositions/slot-people.ts';
import { type CompositionSlots, compositionSlots } from '#shared/compositions/slots.ts';
import { effectiveLayout } from '#shared/layouts/effective-layout.ts';
import { drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import { lintLayout } from '#shared/layouts/lint/lint-layout.ts';
import { useItem } from '#web/api/use-item.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ApproximationNote } from '#web/components/layout-picture/approximation-note.tsx';
import { FindingsList } from '#web/components/layout-picture/findings-list.tsx';
import { LayoutFigure } from '#web/components/layout-picture/layout-figure.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { SeatTable } from './seat-table.tsx';
import { seatsOf } from './seats.ts';

/** Who is in the picture of a running composition, where, and why: drawn, in words, as a table, and checked. */
export function SlotsPanel({ compositionId }: { compositionId: string }) {
  const connection = useConnectionId();
  const load = useItem(compositionSlots.slots, { connection, compositionId });
  const slots = load.state === 'ready' ? load.data : undefined;
  const seen = useSeen(slots);
  const [first] = seen?.pictures ?? [];
  return (
    <Panel
      title="Who sits where"
      freshness={load.state === 'ready' ? load.freshness : undefined}
      actions={first && <ApproximationNote used={first.drawing.approximations} />}
    >
      <LoadGate
        what="the people in the picture"
        load={load}
        endpoint={compositionSlots.slots}
        skeleton={<TableSkeleton label="the people in the picture" rows={6} />}
      >
        {({ sessionId, stageId, more, eventsKnown, people }) =>
          seen === undefined || sessionId === undefined || people.length === 0 ? (
            <EmptyNote title="Nobody is in the picture">
              {sessionId === undefined
                ? 'The stage has no session now. A composition ends by itself when nobody has published for a minute.'
                : 'Nobody who has published is connected. A composition ends by itself when nobody has published for a minute.'}
            </EmptyNote>
          ) : (
            <>
              <div className="flex flex-wrap items-start gap-4 bg-sunken p-4 sm:flex-nowrap">
                {seen.pictures.map(({ drawing, caption, key }) => (
                  <LayoutFigure
                    key={key}
                    layout={seen.layout}
                    drawing={drawing}
                    people={seen.people}
                    caption={caption}
                  />
                ))}
              </div>
              <SeatTable {...{ connection, stageId, sessionId, seats: seen.seats }} />
              <section aria-label="Check of attributes" className="border-t border-line">
                {seen.findings.length === 0 ? (
                  <p className="px-4 py-2 text-muted">
                    Nothing is wrong with the attributes of these people.
                  </p>
                ) : (
                  <FindingsList findings={seen.findings} />
                )}
              </section>
              <p className="border-t border-line px-4 py-2 text-xs text-muted">
                {more > 0 &&
                  `${more} more who are connected have published; of them no attributes were asked for. `}
                {!eventsKnown &&
                  'The events of these people are not loaded, so that attributes which a token exchange has changed may be missing: the session’s page loads them. '}
                Sizes of videos, and whether one is stopped, AWS does not tell: all are drawn as cameras of
                16:9. For who was on stage before the composition started, AWS does not promise the order.
              </p>
            </>
          )
        }
      </LoadGate>
    </Panel>
  );
}

/** Drawn in every size that a destination has, checked in the first of them. */
function useSeen(slots: CompositionSlots | undefined) {
  return useMemo(() => {
    if (slots === undefined) return undefined;
    const layout = effectiveLayout(slots.layout);
    const people = slots.people.filter(({ publishing }) => publishing !== 'no').map(personOf);
    const pictures = slots.canvases.map(({ width, height, encoderConfigurationId }) => ({
      key: encoderConfigurationId ?? 'usual',
      drawing: drawLayout(layout, { width, height }, people),
      caption:
        encoderConfigurationId === undefined
          ? `${width} × ${height}, assumed: the destination names no encoder`
          : `${width} × ${height}, by encoder ${encoderConfigurationId}`,
    }));
    const [first] = pictures;
    if (first === undefined) return undefined;
    const { drawing } = first;
    return {
      layout,
      people,
      pictures,
      seats: seatsOf(layout, drawing, slots.people),
      findings: lintLayout({ layout, canvas: drawing.canvas, people, drawing, attributesAreOurs: false }),
    };
  }, [slots]);
}
