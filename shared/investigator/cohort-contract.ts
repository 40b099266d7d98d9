import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId, SessionId } from '../contract/ids.ts';
import { Job } from '../jobs/contract.ts';
import { DIMENSIONS } from './cohorts/cohort-person.ts';

/** The kind of the job that asks for devices. */
export const ASK_DEVICES_JOB = 'ask-devices';

const Condition = z.object({ dimension: z.enum(DIMENSIONS), value: z.string() });
const Share = z.object({ matching: z.int(), of: z.int() });

const CohortGroup = z.object({
  dimension: z.enum(DIMENSIONS),
  /** Absent: those whose devices told nothing of it. */
  value: z.optional(z.string()),
  people: z.int(),
  withErrors: z.int(),
  withReconnections: z.int(),
  /** People among them whose events are not known. */
  eventsUnknown: z.int(),
});
export type CohortGroup = z.infer<typeof CohortGroup>;

const CohortStatement = z.object({
  problem: z.object({ kind: z.enum(['error', 'reconnection']), code: z.optional(z.string()) }),
  conditions: z.array(Condition),
  withProblem: Share,
  without: Share,
  leftOut: z.int(),
  words: z.string(),
});
export type CohortStatement = z.infer<typeof CohortStatement>;

/** People of a session compared by their devices, as far as the console knows them. */
export const Cohorts = z.object({
  /** Everybody in the session that the console has seen. */
  people: z.int(),
  /** Whether the list of them has been read to its end, at the last asking. */
  listed: z.boolean(),
  /** People whose devices are known. */
  asked: z.int(),
  /** People who will be asked in all: everybody, or a sample of a great session. */
  toAsk: z.int(),
  /** People known to have had errors, and how many of them were asked. */
  withErrors: z.object({ known: z.int(), asked: z.int() }),
  groups: z.array(CohortGroup),
  statements: z.array(CohortStatement),
  /** What is not known, in sentences. */
  unknown: z.array(z.string()),
  /** The job that asks, or the last one that did. */
  job: z.optional(Job),
  /** People a second that may be expected: the console's share of AWS's rate. */
  perSecond: z.number(),
});
export type Cohorts = z.infer<typeof Cohorts>;

const session = { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId };
const value = z.optional(z.string().check(z.minLength(1), z.maxLength(140)));

/** Why some people of a session fare worse than others. Answered from what the console has; a job asks AWS. */
export const cohorts = contract('investigator', {
  cohorts: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/cohorts',
    summary: 'Errors and reconnections of a session by device, as far as they are known',
    access: 'read',
    params: session,
    output: Cohorts,
  }),
  askDevices: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/sessions/:sessionId/cohorts',
    summary: 'Has the devices and events of a session’s people asked for, in one job however many want it',
    access: 'read',
    params: session,
    output: Cohorts,
  }),
  cohortMembers: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/cohorts/members',
    summary: 'Whose devices meet all that is given, of the people that are known',
    access: 'read',
    params: session,
    query: {
      os: value,
      browser: value,
      sdk: value,
      provider: value,
      protocol: value,
      /** `error`, `reconnection`, or the code of an error. */
      problem: z.optional(
        z.string().check(z.regex(/^[A-Za-z0-9_]{1,64}$/, 'must be error, reconnection or an error code')),
      ),
    },
    output: z.object({ participantIds: z.array(z.string()) }),
  }),
});
