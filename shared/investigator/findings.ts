import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { page, PageQuery } from '../contract/page.ts';
import { AnswerId, Answered } from './contract.ts';

/** Of the form of a finding's content. One more whenever `Answered` changes so that what was kept would not fit. */
export const FINDING_VERSION = 1;

/** An id that the console itself gave. */
const FindingId = z
  .string()
  .check(z.regex(/^fin-[a-f0-9]{16}$/, 'must be the id of a finding: fin- and 16 hexadecimal digits'));

/** A kept answer in a line. */
export const FindingSummary = z.object({
  id: z.string(),
  version: z.int(),
  stageId: z.string(),
  /** Absent where no session was under way. */
  sessionId: z.optional(z.string()),
  /** What the two are called: user ids, or what was asked for. */
  x: z.string(),
  y: z.string(),
  /** The instant that was asked about. */
  at: Instant,
  /** The answer in a sentence. */
  words: z.string(),
  author: z.string(),
  /** By the console's own clock. */
  keptAt: Instant,
});
export type FindingSummary = z.input<typeof FindingSummary>;

/** What is kept of an answer beside its line: as it was told, never read again from AWS. */
export const FindingContent = z.object({
  question: z.object({ x: z.string(), y: z.string(), at: z.string(), sessionId: z.optional(z.string()) }),
  stageArn: z.string(),
  region: z.string(),
  asOf: Instant,
  calls: z.int(),
  answer: Answered,
});

export const Finding = z.object({ ...FindingSummary.shape, ...FindingContent.shape });
export type Finding = z.input<typeof Finding>;

const finding = { connection: ConnectionId, findingId: FindingId };

/** Answers that were kept. Each is as it was when it was given: there is nothing to change it by. */
export const findings = contract('investigator', {
  findings: json({
    path: '/:connection/findings',
    summary: 'One page of the kept answers, the newest first',
    access: 'read',
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(FindingSummary),
  }),
  finding: json({
    path: '/:connection/findings/:findingId',
    summary: 'A kept answer with its question and its evidence, as it was given',
    access: 'read',
    params: finding,
    output: Finding,
  }),
  keepFinding: json({
    method: 'POST',
    path: '/:connection/findings',
    summary: 'Keeps an answer that was given a while ago; the same answer is kept once',
    access: 'write',
    role: 'support',
    invalidates: ['investigator.findings'],
    params: { connection: ConnectionId },
    body: z.strictObject({ answerId: AnswerId }),
    output: FindingSummary,
    status: 201,
  }),
  removeFinding: json({
    method: 'DELETE',
    path: '/:connection/findings/:findingId',
    summary: 'Deletes a kept answer',
    access: 'destroy',
    role: 'support',
    invalidates: ['investigator.findings'],
    params: finding,
    output: z.object({ id: z.string() }),
  }),
});
