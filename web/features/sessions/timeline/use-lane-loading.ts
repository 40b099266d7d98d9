import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sessionEvents } from '#shared/sessions/events.ts';
import { newRequestId } from '#web/api/sent-requests.ts';
import { request } from '#web/api/request.ts';
import type { LaneRow } from './data/lane-row.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { RowRange } from './geometry/lane-rows.ts';
import type { SessionAddress } from './kept-session.ts';
import { tell } from './use-events-load.ts';

/** Scrolling passes lanes that nobody reads: loading waits until it rests this long. */
const REST_MS = 120;
/** The server forgets a screen after half a minute. */
const SAY_AGAIN_MS = 15_000;
const AT_MOST = 200;

/** This page's name among the browsers of the server. */
const BROWSER = newRequestId();

interface LaneLoading {
  address: SessionAddress;
  timeline: SessionTimeline;
  rows: readonly LaneRow[];
  /** The rows in view. */
  inView: RowRange;
  /** Whether the timeline is on screen at all. */
  onScreen: boolean;
  /** Whether more may come of lanes that are there already. */
  live: boolean;
}

/** Tells the server which lanes are in view: they are loaded before all others, in whatever browser. */
export function useLaneLoading({ address, timeline, rows, inView, onScreen, live }: LaneLoading): void {
  const client = useQueryClient();
  const { connection, stageId, sessionId } = address;
  const { first, end } = inView;
  /** What the server was told last, and when by the browser's clock: a list that grows leaves the view as it is. */
  const said = useRef({ lanes: '', at: 0 });
  useEffect(() => {
    const where = { connection, stageId, sessionId };
    let stopped = false;
    const say = async (): Promise<void> => {
      const participantIds = onScreen ? idsIn(rows.slice(first, end)).slice(0, AT_MOST) : [];
      timeline.look(participantIds);
      if (!timeline.waiting && !(live && participantIds.length > 0)) return;
      const lanes = `${sessionId} ${participantIds.join()}`;
      const now = Date.now();
      if (said.current.lanes === lanes && now - said.current.at < SAY_AGAIN_MS - REST_MS) return;
      said.current = { lanes, at: now };
      const body = { browser: BROWSER, participantIds: [...participantIds] };
      const load = await request(sessionEvents.wantEvents, { ...where, body });
      if (!stopped) tell(client, where, load);
    };
    // A failure shows where the loading is told of: it is asked for every second while something is missing.
    const quietly = () => void say().catch(() => undefined);
    const resting = setTimeout(quietly, REST_MS);
    const again = setInterval(quietly, SAY_AGAIN_MS);
    return () => {
      stopped = true;
      clearTimeout(resting);
      clearInterval(again);
    };
  }, [client, connection, stageId, sessionId, timeline, rows, first, end, onScreen, live]);
}

/** The row of all viewers is nobody's in particular: they are loaded one by one when it is expanded, or by the job. */
function idsIn(rows: readonly LaneRow[]): string[] {
  return [...new Set(rows.flatMap(({ kind, ids }) => (kind === 'viewers' ? [] : ids)))];
}
