import * as z from 'zod/mini';
import { wholeNumber } from '../contract/codecs.ts';
import { bytes, contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId, SessionId } from '../contract/ids.ts';
import { EventsLoad, StartLoading, WantedEvents } from './events-load.ts';

const session = { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId };

/** The content type of `shared/participants/event-columns.ts`. */
export const EVENT_COLUMNS = 'application/vnd.callboard.event-columns';

/** The header that carries the number of the block that was sent. */
export const BLOCK_HEADER = 'X-Callboard-Block';

/** A file of its own, so that a page which only names sessions does not load what the timeline needs. */
export const sessionEvents = contract('sessions', {
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
