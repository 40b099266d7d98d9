import { Download } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '#web/components/empty-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { inTurns } from '../in-turns.ts';
import { inZone } from '#web/lib/instant.ts';
import { saveFile } from '#web/components/save-file.ts';
import { useTypedText } from '#web/nav/search-state.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';
import { useZone } from '#web/ui/preferences-store.ts';
import { participantCommand } from '../participant-command.ts';
import type { SessionExtent } from '../timeline/data/lane-shapes.ts';
import type { SessionTimeline } from '../timeline/data/session-timeline.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { SessionAddress } from '../timeline/kept-session.ts';
import type { Cursor, TimelineView } from '../timeline/timeline-view.ts';
import { viewLink } from '../view-link.ts';
import { isFiltering, NO_FILTER } from './event-filter.ts';
import { EventFilterBar } from './event-filter-bar.tsx';
import type { RowContext } from './event-row.tsx';
import { EventRows } from './event-rows.tsx';
import { exportEvents, type ExportForm, exportName } from './export-events.ts';
import type { ListedEvent } from './listed-event.ts';
import { useEventIndex, useFilteredEvents } from './use-events-index.ts';
import { useRestingWindow } from './use-resting-window.ts';
import { useTableFilter } from './use-table-filter.ts';

/** Milliseconds of rest after which the table follows the picture, and after which it is said. */
const FOLLOWS_MS = 100;
const SAID_MS = 800;

const count = new Intl.NumberFormat('en-GB');

interface EventTablePanelProps {
  address: SessionAddress;
  /** Undefined while the stage is not known. */
  stageArn: string | undefined;
  timeline: SessionTimeline;
  /** The lanes of the picture: all of the session, or those that a filter leaves. */
  ids: readonly string[];
  extent: SessionExtent;
  view: TimelineView;
  laneHref: (laneId: string) => string;
  mark: (time: number) => void;
  /** Told where the chart's cursor is to stand while a row is pointed at or has the focus. */
  onPoint: (cursor: Cursor | undefined) => void;
}

/** The timeline as a table: exactly the events of the window, as far as they are loaded. */
export function EventTablePanel(props: EventTablePanelProps) {
  const { address, stageArn, timeline, ids, extent, view, laneHref, mark, onPoint } = props;
  const { connection, stageId, sessionId } = address;
  const { store } = timeline;
  const zone = useZone();
  const [filter, setFilter] = useTableFilter();
  const [person, setPerson] = useTypedText(filter.person, (text) =>
    setFilter((asked) => ({ ...asked, person: text })),
  );
  const window = useRestingWindow(view, FOLLOWS_MS);
  const index = useEventIndex(store, ids);
  const events = useFilteredEvents(index, store, filter);
  const listed = useMemo(() => events?.within(window), [events, window]);
  const loaded = index?.loadedLanes ?? 0;

  const withDay = useMemo(() => isOfMoreDays(index, zone), [index, zone]);
  const sessionStart = new Date(extent.start).toISOString();
  const pointed = useRef<ListedEvent>(undefined);
  const context = useMemo(
    (): RowContext => ({
      connection,
      sessionStart,
      withDay,
      userIdOf: (id) => store.lane(id)?.participant.userId || undefined,
      laneHref,
      linkAt: (time) => viewLink(location.href, view.getWindow(), time),
      commandOf: (participantId) =>
        participantCommand('ListParticipantEvents', { stageArn, sessionId, participantId }),
      mark,
      point: (event) => {
        pointed.current = event;
        onPoint(event && { laneId: event.participantId, time: event.time });
      },
      gone: (event) => {
        // Another row may be pointed at by now.
        if (pointed.current !== event) return;
        pointed.current = undefined;
        onPoint(undefined);
      },
    }),
    [connection, sessionStart, withDay, store, laneHref, view, stageArn, sessionId, mark, onPoint],
  );

  const shown = listed ? listed.end - listed.first : 0;
  const figure = index && `${count.format(shown)} of ${count.format(index.count)}`;
  const save = async (form: ExportForm): Promise<void> => {
    if (!events || !listed) return;
    const scope = {
      stageArn,
      stageId,
      sessionId,
      sessionStart: extent.start,
      window,
      filter,
      lanes: { loaded, all: ids.length },
    };
    const type = form === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
    const work = exportEvents(form, events, listed, store, scope);
    const parts = await inTurns(work, new AbortController().signal);
    if (parts) saveFile(exportName(scope, form), type, parts);
  };
  return (
    <Panel
      title="Events"
      note={figure}
      actions={
        <>
          {index && <Missing loaded={loaded} all={ids.length} />}
          <Button small disabled={shown === 0} onClick={() => void save('csv')}>
            <Download size={12} aria-hidden /> CSV
          </Button>
          <Button small disabled={shown === 0} onClick={() => void save('json')}>
            <Download size={12} aria-hidden /> JSON
          </Button>
        </>
      }
    >
      <EventFilterBar filter={filter} person={person} onChange={setFilter} onPerson={setPerson} />
      {events && listed ? (
        <EventRows
          events={events}
          first={listed.first}
          end={listed.end}
          store={store}
          context={context}
          empty={
            isFiltering(filter) ? (
              <EmptyState
                kind="filtered"
                title="No event in this window passes the filter"
                clear={() => {
                  setPerson('');
                  setFilter(() => NO_FILTER);
                }}
              />
            ) : (
              <EmptyState kind="none" title="No event in this window">
                The table lists the events of the stretch of time that the timeline shows.
              </EmptyState>
            )
          }
        />
      ) : (
        <TableSkeleton label="the events" rows={8} />
      )}
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        In order of time, which AWS gives to the second. Within one second: joined, publishing, replication
        and subscriptions begin; then exchanges of tokens, failures and what this console does not know; then
        subscriptions, replication and publishing end, and left.
        {index !== undefined &&
          index.undated > 0 &&
          ` ${count.format(index.undated)} events came without a time and are not listed.`}
      </p>
      <Spoken words={figure && `${figure} events, ${windowWords(window, zone)}`} />
    </Panel>
  );
}

/** Lanes without their events have none in the table: that is said, and is not to be taken for silence. */
function Missing({ loaded, all }: { loaded: number; all: number }) {
  if (loaded === all) return null;
  return (
    <span
      className="hatched rounded-xs px-1"
      title="The events of the other lanes are not loaded, so they are not in this table"
    >
      <span className="rounded-xs bg-surface px-1 whitespace-nowrap text-muted">
        events of {count.format(loaded)} of {count.format(all)} lanes
      </span>
    </span>
  );
}

/** Says what the table shows once it has rested: every step of a movement would be said too. */
function Spoken({ words }: { words: string | undefined }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words ?? ''), SAID_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <output aria-live="polite" aria-label="Events shown" className="sr-only">
      {said}
    </output>
  );
}

function isOfMoreDays(index: ReturnType<typeof useEventIndex>, zone: string): boolean {
  if (!index || index.count === 0) return false;
  const day = (position: number) => inZone(new Date(index.time(position)).toISOString(), zone)?.date;
  return day(0) !== day(index.count - 1);
}

/** `15:00:10 to 15:42:10 CET`, for who hears it. */
function windowWords({ from, to }: TimeWindow, zone: string): string {
  const [first, last] = [from, to].map((time) => inZone(new Date(time).toISOString(), zone));
  return first && last ? `${first.time} to ${last.time} ${last.zone}` : '';
}
