import * as z from 'zod/mini';
import { contract, json, stream } from '../contract/define.ts';

/** The id of one browser's stream; the server draws it. */
const StreamId = z.string().check(z.regex(/^[0-9a-f-]{36}$/, 'must be the id of a stream'));

/** At most so many topics a stream: far more than the tabs that anybody looks at. */
export const MOST_TOPICS = 200;

/** Where a stream stands: `<epoch>-<number>`. The epoch is drawn anew at every start of the server. */
export const Position = z
  .string()
  .check(z.regex(/^[0-9a-z]{1,16}-\d{1,15}$/, 'must be the id of an event of this stream'));

/** What became of a list since it was told before. */
export const ListChange = z.object({
  asOf: z.string(),
  /** `set` is all of the list, and what is held of it goes. */
  whole: z.boolean(),
  /** The rest follows at once: nothing is to be shown before it is there. */
  more: z.boolean(),
  /** The member that tells one item from another; absent where none does, and then a list always comes whole. */
  by: z.optional(z.string()),
  set: z.array(z.unknown()),
  /** Values of `by` of the items that are no longer there. */
  gone: z.array(z.string()),
});
export type ListChange = z.infer<typeof ListChange>;

/**
 * News of what a browser holds: the answer of `endpoint` to `input`. Exactly one of `answer`, `list` and `asOf` is there.
 * Answers and items are as on the wire of that endpoint.
 */
export const LiveNews = z.object({
  topic: z.string(),
  /** `feature.name`, as the contract has it. */
  endpoint: z.string(),
  input: z.record(z.string(), z.unknown()),
  /** The whole answer, in place of the one that is held. */
  answer: z.optional(z.unknown()),
  /** The endpoint answers pages of a list, which browsers hold as one. */
  list: z.optional(ListChange),
  /** It was looked at, and is as it was: only its age is new. */
  asOf: z.optional(z.string()),
});
export type LiveNews = z.infer<typeof LiveNews>;

/** How a topic is being watched. */
export const WatchState = z.object({
  /** `settled`: it has ended and changes no more. `failing`: what is held grows old. */
  state: z.enum(['live', 'settled', 'failing']),
  /** Milliseconds from one look to the next; 0 once it is settled. */
  everyMs: z.number(),
  /** Why it fails, as the console's errors are said. */
  failure: z.optional(z.object({ code: z.string(), message: z.string() })),
});
export type WatchState = z.infer<typeof WatchState>;

export const live = contract('live', {
  stream: stream({
    path: '/live',
    summary: 'What changes in the topics that this browser has subscribed to, as it changes',
    access: 'read',
    query: {
      /** The stream to go on with; without it a new one begins. */
      stream: z.optional(StreamId),
      /** The last event that arrived, where the header Last-Event-ID cannot be sent. */
      after: z.optional(Position),
    },
    events: {
      /** First. `topics`: what the server still knows this stream to be subscribed to. */
      hello: z.object({ streamId: z.string(), topics: z.array(z.string()) }),
      news: LiveNews,
      watch: z.object({ topic: z.string(), ...WatchState.shape }),
      /** From here on these topics are whole: what is known of them has been sent. */
      subscribed: z.object({ topics: z.array(z.string()) }),
      /** News may have been missed: everything held is to be taken as old until it comes again. */
      reset: z.object({}),
      /** The last event: the server ends the stream. `replaced`: by another connection, or another session of the same person. */
      bye: z.object({ reason: z.enum(['closing', 'replaced', 'signed-out']) }),
    },
  }),
  subscribe: json({
    method: 'PUT',
    path: '/live/:streamId/topics',
    summary: 'Sets what a stream brings: the whole set each time',
    access: 'read',
    params: { streamId: StreamId },
    body: z.strictObject({
      topics: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(MOST_TOPICS)),
    }),
    /** Those that are no topic, or of a connection that is not there, are left out. */
    output: z.object({ accepted: z.array(z.string()) }),
  }),
});
