import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { NoticeKind } from './notice-kind.ts';

/** What a notice is about, by short ids, so that a page can be linked. */
export const NoticeAbout = z.object({
  stageId: z.optional(z.string()),
  stageName: z.optional(z.string()),
  sessionId: z.optional(z.string()),
  participantId: z.optional(z.string()),
  compositionId: z.optional(z.string()),
  destinationId: z.optional(z.string()),
  operation: z.optional(z.string()),
  jobId: z.optional(z.string()),
  errorCode: z.optional(z.string()),
});
export type NoticeAbout = z.infer<typeof NoticeAbout>;

/** One problem, however often it was seen. */
export const Notice = z.object({
  id: z.string(),
  kind: NoticeKind,
  /** A few words: what is wrong. */
  title: z.string(),
  /** A sentence, such as the reason that AWS gave. */
  text: z.optional(z.string()),
  about: NoticeAbout,
  firstAt: Instant,
  lastAt: Instant,
  /** How many people, calls or outputs it has happened to. */
  times: z.int(),
  acknowledgedAt: z.optional(Instant),
});
export type Notice = z.input<typeof Notice>;

/** A kind of which nobody wants to hear for a time. */
const MutedKind = z.object({
  kind: NoticeKind,
  /** Whole minutes that are left; undefined: until somebody says so. */
  minutesLeft: z.optional(z.int()),
});

export const Notices = z.object({
  /** The newest first. */
  items: z.array(Notice),
  /** Not acknowledged, and of no muted kind. */
  open: z.int(),
  muted: z.array(MutedKind),
  /** From where the console hears of problems while nobody looks. */
  watching: z.object({
    /** The background indexer asks AWS by itself. */
    indexer: z.boolean(),
    /** EventBridge: `off` takes no events; `silent` has got none of late. */
    events: z.enum(['off', 'silent', 'flowing']),
  }),
  /** The outgoing webhook; `failing` says why something did not come through. */
  webhook: z.object({
    on: z.boolean(),
    failing: z.optional(z.object({ why: z.string(), waiting: z.int(), givenUp: z.int() })),
  }),
  asOf: Instant,
});
export type Notices = z.input<typeof Notices>;

const invalidates = ['notices.list'] as const;

export const notices = contract('notices', {
  list: json({
    path: '/:connection/notices',
    summary: 'Problems that the console has noticed, newest first',
    access: 'read',
    params: { connection: ConnectionId },
    output: Notices,
  }),
  acknowledge: json({
    method: 'POST',
    path: '/:connection/notices/acknowledge',
    summary: 'Takes note of problems: of those named, or of all',
    access: 'write',
    role: 'support',
    invalidates,
    params: { connection: ConnectionId },
    body: z.strictObject({
      ids: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(500))),
    }),
    output: Notices,
    limits: { bodyBytes: 64 * 1024 },
  }),
  mute: json({
    method: 'POST',
    path: '/:connection/notices/mute',
    summary: 'Keeps a kind of problem from being counted and told for a time',
    access: 'write',
    role: 'support',
    invalidates,
    params: { connection: ConnectionId },
    body: z.strictObject({
      kind: NoticeKind,
      /** Left out: until somebody says so. */
      minutes: z.optional(z.int().check(z.minimum(1), z.maximum(30 * 24 * 60))),
    }),
    output: Notices,
    limits: { bodyBytes: 1024 },
  }),
  unmute: json({
    method: 'POST',
    path: '/:connection/notices/unmute',
    summary: 'Counts and tells a kind of problem again',
    access: 'write',
    role: 'support',
    invalidates,
    params: { connection: ConnectionId },
    body: z.strictObject({ kind: NoticeKind }),
    output: Notices,
    limits: { bodyBytes: 1024 },
  }),
});
