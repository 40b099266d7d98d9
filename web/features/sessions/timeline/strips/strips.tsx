import { lazy, Suspense, useMemo, useState } from 'react';
import { failureWords } from '#web/components/failure-words.ts';
import { Button } from '#web/ui/button.tsx';
import type { SessionExtent } from '../data/lane-shapes.ts';
import type { SessionTimeline } from '../data/session-timeline.ts';
import type { TimelineStore } from '../data/store.ts';
import type { SessionAddress } from '../kept-session.ts';
import type { TimelineView } from '../timeline-view.ts';
import { isRecorded } from './participant-bars.ts';
import { StripGroup } from './strip-group.tsx';
import { compositionStrips, ingestStrips, recordingStrips } from './strip-lists.ts';
import { useRecordingChanges } from './use-recording-changes.ts';
import { type SessionCompositions, useSessionCompositions } from './use-session-compositions.ts';

const ActionStrips = lazy(async () => ({
  default: (await import('./action-strips.tsx')).ActionStrips,
}));

const NO_CHANGES: readonly never[] = [];

interface StripsProps {
  address: SessionAddress;
  timeline: SessionTimeline;
  extent: SessionExtent;
  /** Up to when the session is known, milliseconds since the epoch. */
  knownUntil: number;
  /** AWS's time of the session as it is shown. */
  asOf: number;
  view: TimelineView;
  /** Width of the plot, CSS pixels. */
  width: number;
  moment: number | undefined;
  /** The store's version. */
  version: number;
}

/** What happened around the lanes, on their axis: compositions, recordings of participants, encoders. */
export function Strips(props: StripsProps) {
  const { address, timeline, extent, knownUntil, asOf, view, width, moment, version } = props;
  const [reading, setReading] = useState<string>();
  const { connection, sessionId } = address;
  const { stageId } = address;
  const { start, end } = extent;
  const compositions = useSessionCompositions({ connection, stageId, start, end, asOf });
  const { items, failure, retry } = compositions;
  const composed = useMemo(() => compositionStrips(connection, items ?? []), [connection, items]);
  const { store } = timeline;
  const { listVersion } = store;
  const { recorded, encoders, seen } = useMemo(
    () => stripped(store),
    // Nothing that is loaded of somebody changes who it is: of ten thousand all are gone through once for each list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [store, listVersion],
  );
  const changes = useRecordingChanges(connection, sessionId, seen) ?? NO_CHANGES;
  const people = useMemo(
    () => {
      const input = { address, timeline, extent, knownUntil };
      return {
        recordings: recordingStrips(input, recorded, changes),
        encoders: ingestStrips(input, encoders),
      };
    },
    // The store is the same object whatever is in it; its version tells that it has changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [address, timeline, extent, knownUntil, recorded, encoders, changes, version],
  );
  const common = { view, width, moment, onRead: setReading };
  return (
    <section aria-label="Compositions, recording and ingest" className="border-t border-line">
      <StripGroup
        title="Compositions"
        strips={composed}
        note={compositionsNote(compositions, extent)}
        {...common}
      />
      {failure && (
        <p
          role="alert"
          className="flex flex-wrap items-center gap-2 bg-warn-tint px-4 py-1 text-xs text-warn"
        >
          {items === undefined ? 'The compositions are not known: ' : 'Some compositions may be missing: '}
          {failureWords(failure).title}.
          <Button small onClick={retry}>
            Try again
          </Button>
        </p>
      )}
      {people.recordings.length > 0 && (
        <StripGroup title="Participant recording" strips={people.recordings} {...common} />
      )}
      {people.encoders.length > 0 && <StripGroup title="Ingest" strips={people.encoders} {...common} />}
      <Suspense>
        <ActionStrips Group={StripGroup} address={address} extent={extent} {...common} />
      </Suspense>
      <p aria-hidden className="min-h-6 truncate px-2 py-1 text-xs text-muted sm:px-4" title={reading}>
        {reading ?? 'Point at a row, or move to it with Tab, to read it here.'}
      </p>
    </section>
  );
}

function compositionsNote(
  { items, failure }: SessionCompositions,
  extent: SessionExtent,
): string | undefined {
  if (items === undefined) return failure ? undefined : 'loading';
  if (items.length > 0) return undefined;
  if (failure) return undefined;
  return extent.end === undefined
    ? 'none is running, and none was seen in this session'
    : 'none was seen in this session; AWS forgets one five minutes after its end';
}

/** Who has a strip, and the recordings' states as text, which changes exactly when one of them does. */
function stripped(store: TimelineStore): { recorded: string[]; encoders: string[]; seen: string } {
  const recorded: string[] = [];
  const encoders: string[] = [];
  const seen: string[] = [];
  for (const id of store.ids) {
    const lane = store.lane(id);
    if (!lane) continue;
    const { recordingState, ingestConfigurationArn } = lane.participant;
    if (isRecorded(lane)) {
      recorded.push(id);
      seen.push(`${id} ${recordingState}`);
    }
    if (ingestConfigurationArn) encoders.push(id);
  }
  return { recorded, encoders, seen: seen.join() };
}
