import type { live } from '#shared/live/contract.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { LiveStreams } from '#server/live/live-streams.ts';

export function liveHandlers(streams: LiveStreams): ContractHandlers<typeof live> {
  return {
    // A browser that reconnects by itself repeats the old address: its header is the newer word.
    stream: ({ stream, after }, { lastEventId, principal, signal, cut, place }) =>
      streams.open({ streamId: stream, after: lastEventId ?? after, cut, place, principal, signal }),

    subscribe: ({ streamId, body }, { principal }) => ({
      accepted: streams.setTopics(streamId, body.topics, principal),
    }),
  };
}
