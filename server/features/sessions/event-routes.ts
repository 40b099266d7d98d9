import { BLOCK_HEADER, EVENT_COLUMNS, type sessionEvents } from '#shared/sessions/events.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { SessionEvents } from '#server/jobs/session-events/session-events.ts';

const NOTHING = new Uint8Array();

/** Answered from what is loaded: AWS is asked by the job, and for what is on screen, never by a request that waits. */
export function sessionEventHandlers(
  connections: Connections,
  events: SessionEvents,
): ContractHandlers<typeof sessionEvents> {
  return {
    async events({ connection, stageId, sessionId, after = -1 }) {
      connections.get(connection);
      const block = await events.next({ connection, stageId, sessionId }, after);
      const filename = `${sessionId}-events.bin`;
      if (block === undefined) return { contentType: EVENT_COLUMNS, filename, body: NOTHING };
      return {
        contentType: EVENT_COLUMNS,
        filename,
        body: block.columns,
        encoding: 'br',
        headers: { [BLOCK_HEADER]: String(block.block) },
      };
    },

    eventsLoad: async (address) => events.load(address),

    startLoading: async ({ body, ...address }) => events.start(address, body.whose, body.anew ?? false),

    wantEvents: async ({ body, ...address }) => events.want(address, body.browser, body.participantIds),
  };
}
