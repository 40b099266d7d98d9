import * as z from 'zod/mini';
import { Flag, Instant, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { Stale } from '../contract/errors.ts';
import { ConnectionId, ResourceId, SessionId } from '../contract/ids.ts';
import { CAUSES, RUNGS } from './causes.ts';

/** Instants of the ladder are made by it, as text: what it says of them is for reading, and for links. */
const Iso = z.iso.datetime();

export const EvidenceShown = z.object({
  kind: z.enum(['event', 'fact']),
  /** Of a fact. */
  words: z.optional(z.string()),
  /** Of an event. */
  participantId: z.optional(z.string()),
  stageId: z.optional(z.string()),
  sessionId: z.optional(z.string()),
  name: z.optional(z.string()),
  at: z.optional(Iso),
  /** Place among the events of the participant, in the stated order, from 0. */
  index: z.optional(z.int()),
  remoteParticipantId: z.optional(z.string()),
  errorCode: z.optional(z.string()),
});
export type EvidenceShown = z.infer<typeof EvidenceShown>;

const found = {
  cause: z.enum(CAUSES),
  words: z.string(),
  errorCode: z.optional(z.string()),
  evidence: z.array(EvidenceShown),
  whatToDo: z.optional(z.string()),
};

export const RungShown = z.object({
  id: z.enum(RUNGS),
  question: z.string(),
  verdict: z.enum(['yes', 'no', 'unknown', 'not-available']),
  words: z.string(),
  evidence: z.array(EvidenceShown),
  whatToDo: z.optional(z.string()),
});
export type RungShown = z.infer<typeof RungShown>;

const SpanShown = z.object({ from: z.optional(Iso), to: z.optional(Iso) });

export const LaneShown = z.object({
  participantId: z.string(),
  userId: z.optional(z.string()),
  stageId: z.string(),
  sessionId: z.string(),
  eventsKnown: z.enum(['whole', 'part', 'none']),
  events: z.int(),
  presence: z.array(SpanShown),
  publishing: z.array(SpanShown),
  receiving: z.array(SpanShown),
  errors: z.array(z.object({ at: Iso, name: z.string(), errorCode: z.optional(z.string()) })),
});
export type LaneShown = z.infer<typeof LaneShown>;

/** What GetParticipant tells of a device. Shapes of its own, so that the page brings no other feature's contract along. */
const Device = z.object({
  participantId: z.optional(z.string()),
  attributes: z.optional(TextMap),
  ispName: z.optional(z.string()),
  osName: z.optional(z.string()),
  osVersion: z.optional(z.string()),
  browserName: z.optional(z.string()),
  browserVersion: z.optional(z.string()),
  sdkVersion: z.optional(z.string()),
  protocol: z.optional(z.string()),
});

const SessionShown = z.object({
  sessionId: z.optional(z.string()),
  startTime: z.optional(Instant),
  endTime: z.optional(Instant),
});

const PersonShown = z.object({
  asked: z.string(),
  /** The user id, or what was asked for. */
  name: z.string(),
  participants: z.array(Device),
  lanes: z.array(LaneShown),
});

export const Answered = z.object({
  at: Iso,
  stageId: z.string(),
  /** Absent where none was under way. */
  session: z.optional(SessionShown),
  conclusion: z.object({
    ...found,
    rung: z.nullable(z.enum(RUNGS)),
    confidence: z.enum(['certain', 'likely', 'open']),
  }),
  /** What else would have sufficed by itself. */
  others: z.array(z.object({ ...found, rung: z.enum(RUNGS) })),
  rungs: z.array(RungShown),
  cannotTell: z.array(z.string()),
  /** The participants that publishing and receiving were checked of. */
  pair: z.object({ x: z.optional(z.string()), y: z.optional(z.string()) }),
  x: PersonShown,
  y: PersonShown,
});
export type Answered = z.input<typeof Answered>;

/** What going on would cost, where it is more than usual. */
export const Estimate = z.object({
  /** Further calls of AWS, at least. */
  calls: z.int(),
  reasons: z.array(z.string()),
});
export type Estimate = z.infer<typeof Estimate>;

/** An answer that the server still has as it was given, so that it can be kept. */
export const AnswerId = z
  .string()
  .check(z.regex(/^ans-[a-f0-9]{16}$/, 'must be the id of an answer: ans- and 16 hexadecimal digits'));

export const Investigated = z.object({
  asOf: Instant,
  /** There where nothing newer could be had of a part of it. */
  stale: z.optional(Stale),
  /** Calls of AWS that were asked for. */
  calls: z.int(),
  /** There instead of an answer. */
  estimate: z.optional(Estimate),
  answer: z.optional(Answered),
  /** Of the answer. */
  answerId: z.optional(AnswerId),
});
export type Investigated = z.input<typeof Investigated>;

const person = z.string().check(z.minLength(1), z.maxLength(128));
const asked = {
  /** Who should have received: participant id or user id. */
  x: person,
  /** Who should have been received. */
  y: person,
  /** ISO 8601; text, so that it can be part of a cache's key. */
  at: z.iso.datetime({ offset: true }),
  /** Go on although it costs more calls than usual. */
  confirm: z.optional(Flag),
};
const ABOUT_PEOPLE = [
  'GetParticipant',
  'ListParticipants',
  'ListParticipantEvents',
  'GetIngestConfiguration',
  'GetMetricData',
] as const;
/** Some calls one after the other, each of which may wait for its turn. */
const limits = { answerWithinMs: 60_000 };

export const investigator = contract('investigator', {
  inSession: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/investigation',
    summary: 'Why somebody did not receive somebody else at an instant of a session',
    access: 'read',
    aws: ['GetStageSession', 'ListStageSessions', ...ABOUT_PEOPLE],
    limits,
    params: { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId },
    query: asked,
    output: Investigated,
  }),
  onStage: json({
    path: '/:connection/stages/:stageId/investigation',
    summary: 'The same in whichever session of the stage was under way then',
    access: 'read',
    aws: ['ListStageSessions', ...ABOUT_PEOPLE],
    limits,
    params: { connection: ConnectionId, stageId: ResourceId },
    query: asked,
    output: Investigated,
  }),
});
