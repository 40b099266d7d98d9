import * as z from 'zod/mini';
import { ParticipantId } from '../contract/ids.ts';
import { Job } from '../jobs/contract.ts';

/** The kind of the job that loads a session's events. */
export const LOAD_EVENTS_JOB = 'load-events';

/**
 * Whose events a job loads: those who ever published and those with errors, or everybody. A great session takes the
 * better part of an hour, which nobody should spend by merely looking at its page.
 */
export const WHOSE = ['publishers', 'everybody'] as const;
export type Whose = (typeof WHOSE)[number];

/** How far the events of a session are known to the console, for everybody who looks at it. */
export const EventsLoad = z.object({
  /** The last block of events that can be fetched; -1 where there is none. */
  cursor: z.int(),
  /** Participants whose events are there. */
  loaded: z.int(),
  /** Participants whose events could not be had, at most 200 of them with the reason. */
  failed: z.int(),
  failures: z.array(z.object({ participantId: z.string(), reason: z.string() })),
  /** Everything is known, and nothing will ever be asked again: the session has ended. */
  whole: z.boolean(),
  /** The job that loads them, or the last one that did. */
  job: z.optional(Job),
  /** Participants a second that may be expected: the console's share of AWS's rate. */
  perSecond: z.number(),
});
export type EventsLoad = z.infer<typeof EventsLoad>;

/** What a browser has on screen; said again while it looks, and forgotten 30 seconds after it was last said. */
export const WantedEvents = z.strictObject({
  /** The browser's own id, made anew with each page load. */
  browser: z.string().check(z.regex(/^[a-zA-Z0-9-]{8,64}$/, 'must be 8 to 64 letters, digits and hyphens')),
  participantIds: z.array(ParticipantId).check(z.maxLength(200)),
});

export const StartLoading = z.strictObject({
  whose: z.enum(WHOSE),
  /** Somebody asks for what is newest: also what was loaded a moment ago is looked at again. */
  anew: z.optional(z.boolean()),
});
