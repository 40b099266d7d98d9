import * as z from 'zod/mini';
import { Instant, wholeNumber } from '../contract/codecs.ts';
import { bytes, contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId } from '../contract/ids.ts';

/** How a change ended: `open` is still under way; of an `unknown` one the console ended before it knew. */
export const AUDIT_OUTCOMES = ['ok', 'failed', 'unknown', 'open'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** What of an intent's result is no error's code. */
const NO_ERRORS: Readonly<Record<string, AuditOutcome>> = { ok: 'ok', unknown: 'unknown' };

/** What became of an entry, in one word of a few. */
export function outcomeOf({ result }: Pick<AuditAct, 'result'>): AuditOutcome {
  return result === undefined ? 'open' : (NO_ERRORS[result] ?? 'failed');
}

/** Somebody's change or look at a secret, or what else was written down, with what became of it. */
export const AuditEntry = z.object({
  /** Its number in the log. */
  seq: z.int(),
  /** By the console's own clock. */
  at: Instant,
  /** Absent where nobody was signed in. */
  person: z.optional(z.object({ id: z.string(), name: z.string(), role: z.string(), kind: z.string() })),
  address: z.optional(z.string()),
  /** The console's own id of the request. */
  requestId: z.optional(z.string()),
  connection: z.optional(z.string()),
  /** `feature.name` of the API, or what else did it, as `job:bulk-tag`. */
  endpoint: z.string(),
  /** The operations of AWS that it may have needed. */
  operations: z.array(z.string()),
  /** The job whose step it was. */
  jobId: z.optional(z.string()),
  /** Short ids by what they are of, as `stageId`; also of what was made. */
  objects: z.record(z.string(), z.string()),
  reason: z.optional(z.string()),
  /** JSON, without its secrets. */
  request: z.optional(z.string()),
  /** `ok`, an error's code, `not_sent`, or `unknown`; absent while it is under way. */
  result: z.optional(z.string()),
  awsRequestId: z.optional(z.string()),
  /** When it was over, by the console's own clock. */
  endedAt: z.optional(Instant),
  /** The upstream's own time when it answered; of an emulator it may be another than the console's. */
  upstreamAt: z.optional(Instant),
  /** SHA-256 of its row, which the row behind it repeats. */
  hash: z.string(),
});
export type AuditEntry = z.input<typeof AuditEntry>;

/**
 * What everybody who sees a thing may know of what was done to it: who, when, what, why, and what became of it. From
 * where, with which request and in whose session is in the log alone.
 */
export const AuditAct = z.object({
  /** Its number in the log. */
  seq: z.int(),
  /** By the console's own clock. */
  at: Instant,
  /** A name; absent where nobody was signed in. */
  person: z.optional(z.object({ name: z.string() })),
  endpoint: z.string(),
  operations: z.array(z.string()),
  objects: z.record(z.string(), z.string()),
  reason: z.optional(z.string()),
  result: z.optional(z.string()),
  /** As of an `AuditEntry`. */
  upstreamAt: z.optional(Instant),
});
export type AuditAct = z.input<typeof AuditAct>;

const Text = z.string().check(z.minLength(1), z.maxLength(128));

const filters = {
  connection: z.optional(ConnectionId),
  /** A person's name, whole. */
  person: z.optional(Text),
  /** An endpoint's id, a job's kind, or an operation of AWS. */
  action: z.optional(Text),
  /** The short id of what it was about. */
  object: z.optional(Text),
  outcome: z.optional(z.enum(AUDIT_OUTCOMES)),
  /** Not before, and before. */
  from: z.optional(Instant),
  to: z.optional(Instant),
};

const page = {
  nextToken: z.optional(z.string().check(z.regex(/^\d{1,15}$/, 'must be a nextToken of an earlier answer'))),
  maxResults: z.optional(wholeNumber(1, 200)),
};

const AuditPage = z.object({ items: z.array(AuditEntry), nextToken: z.optional(z.string()) });

/** Who changed what, and who looked at secrets: `docs/audit.md`. */
export const audit = contract('audit', {
  list: json({
    path: '/audit',
    summary: 'One page of the audit log, the newest first, each change with what became of it',
    access: 'read',
    role: 'support',
    query: { ...filters, ...page },
    output: AuditPage,
  }),
  export: bytes({
    path: '/audit/export',
    summary:
      'Everything of the audit log that the filters let through, the newest first, as CSV or JSON lines',
    access: 'read',
    role: 'support',
    query: { ...filters, format: z.enum(['csv', 'json']) },
    contentTypes: ['text/csv; charset=utf-8', 'application/x-ndjson; charset=utf-8'],
    limits: { answerWithinMs: 60_000 },
  }),
  ofObject: json({
    path: '/:connection/audit/:objectId',
    summary:
      'One page of what was done to a resource, a participant, a session or a job, the newest first, without addresses and requests',
    access: 'read',
    params: { connection: ConnectionId, objectId: ParticipantId },
    query: {
      ...page,
      /** What was done on another stage, as to a participant of the same id, is left out. */
      stageId: z.optional(Text),
      /** Not before, and before, by AWS's own time where it is known; a page may then have few entries, or none. */
      from: z.optional(Instant),
      to: z.optional(Instant),
    },
    output: z.object({ items: z.array(AuditAct), nextToken: z.optional(z.string()) }),
  }),
});
