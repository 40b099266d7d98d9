import * as z from 'zod/mini';
import { Instant, wholeNumber } from '../contract/codecs.ts';
import { bytes, contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId, SessionId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';
import { EventsLoad, StartLoading, WantedEvents } from './events-load.ts';

/** A stage session: from the first participant's joining to some minutes after the last one's leaving. */
export const StageSession = z.object({
  sessionId: z.optional(z.string()),
  startTime: z.optional(Instant),
  /** Absent while the session is live. */
  endTime: z.optional(Instant),
});
export type StageSession = z.input<typeof StageSession>;

const stage = { connection: ConnectionId, stageId: ResourceId };
const session = { ...stage, sessionId: SessionId };

/** The content type of `shared/participants/event-columns.ts`. */
export const EVENT_COLUMNS = 'application/vnd.callboard.event-columns';

/** The header that carries the number of the block that was sent. */
export const BLOCK_HEADER = 'X-Callboard-Block';

export const sessions = contract('sessions', {
  list: json({
    path: '/:connection/stages/:stageId/sessions',
    summary: 'One page of the sessions of a stage',
    access: 'read',
    aws: ['ListStageSessions'],
    params: stage,
    query: PageQuery,
    output: page(StageSession),
  }),
  get: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId',
    summary: 'One session of a stage',
    access: 'read',
    aws: ['GetStageSession'],
    params: session,
    output: snapshot(StageSession),
  }),
  events: bytes({
    path: '/:connection/stages/:stageId/sessions/:sessionId/events',
    summary:
      'The next block of loaded events after one, as packed columns; its number is in X-Callboard-Block',
    access: 'read',
    params: session,
    query: { after: z.optional(wholeNumber(-1, 1_000_000_000)) },
    contentTypes: [EVENT_COLUMNS],
  }),
  eventsLoad: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/events/load',
    summary: 'How far the events of a session are loaded',
    access: 'read',
    params: session,
    output: EventsLoad,
  }),
  startLoading: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/sessions/:sessionId/events/load',
    summary: 'Has the events of a session loaded, in one job however many ask; what failed is tried again',
    access: 'read',
    params: session,
    body: StartLoading,
    output: EventsLoad,
  }),
  wantEvents: json({
    method: 'PUT',
    path: '/:connection/stages/:stageId/sessions/:sessionId/events/wanted',
    summary: 'Says whose events are on screen: they are loaded before all others',
    access: 'read',
    params: session,
    body: WantedEvents,
    output: EventsLoad,
  }),
});
