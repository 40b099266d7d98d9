import * as z from 'zod/mini';
import { wholeNumber } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { Job } from '../jobs/contract.ts';
import { FoundComposition, FoundPerson, FoundSession, FoundStage } from './found.ts';
import { IndexState } from './indexing.ts';
import { LookEstimate, LookFor } from './look.ts';
import { ConnectionRealm, Lead, Pasted, Understood } from './question.ts';

/** Kinds of results, in the order in which they are shown. */
export const GROUPS = ['people', 'sessions', 'stages', 'compositions'] as const;
export type Group = (typeof GROUPS)[number];

/** What no database can hold in a text: nothing that anybody types. */
const line = (most: number) =>
  z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/, 'must not have a null character'));

const InstantText = z.iso.datetime({ offset: true });

/** Where the next page begins; opaque. */
const Cursor = z.string().check(z.minLength(1), z.maxLength(512));

/**
 * A part of the results, newest first. There is more exactly when `nextCursor` is there. A part may be short, or empty,
 * with more to come: a page is searched for no longer than a moment. `lookedBackTo` then tells how far it has come.
 */
function found<Item extends z.core.$ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.optional(z.string()),
    lookedBackTo: z.optional(InstantText),
  });
}

const connection = { connection: ConnectionId };

export const search = contract('search', {
  find: json({
    path: '/:connection/search',
    summary:
      'What the console has seen that answers to a line of search: ids, user ids, names, tags, errors, times',
    access: 'read',
    params: connection,
    query: {
      /** Words, ids, ARNs, or a pasted event, S3 prefix or AWS CLI command. */
      q: z.optional(line(8_000)),
      from: z.optional(InstantText),
      to: z.optional(InstantText),
      /** One kind of results only, as for its next page. */
      group: z.optional(z.enum(GROUPS)),
      cursor: z.optional(Cursor),
      limit: z.optional(wholeNumber(1, 100)),
    },
    output: z.object({
      understood: z.array(Understood),
      pasted: z.optional(Pasted),
      leads: z.array(Lead),
      /** A kind that the question cannot be about is absent. */
      people: z.optional(found(FoundPerson)),
      sessions: z.optional(found(FoundSession)),
      stages: z.optional(found(FoundStage)),
      compositions: z.optional(found(FoundComposition)),
    }),
  }),
  sessions: json({
    path: '/:connection/sessions',
    summary: 'A part of the sessions of all stages that the console has seen, by the time of their start',
    access: 'read',
    params: connection,
    query: {
      state: z.optional(z.enum(['live', 'ended'])),
      /** `with`: at least one error is known. */
      errors: z.optional(z.enum(['with'])),
      /** Any part of a stage's name, or its whole id. */
      stage: z.optional(line(128)),
      /** `key` or `key=value`. */
      tag: z.optional(line(400)),
      /** What was going on at any moment between the two. */
      from: z.optional(InstantText),
      to: z.optional(InstantText),
      order: z.optional(z.enum(['newest', 'oldest'])),
      cursor: z.optional(Cursor),
      limit: z.optional(wholeNumber(1, 500)),
    },
    output: found(FoundSession),
  }),
  estimateLook: json({
    path: '/:connection/look',
    summary: 'How many calls of AWS it takes to look for somebody in all stages, and how long',
    access: 'read',
    params: connection,
    query: LookFor,
    output: LookEstimate,
  }),
  look: json({
    method: 'POST',
    path: '/:connection/look',
    summary:
      'Looks for a user id or a participant id in AWS, stage by stage, as a job; what is found is searched then',
    access: 'write',
    role: 'support',
    params: connection,
    body: z.strictObject(LookFor),
    invalidates: ['jobs.list'],
    output: Job,
  }),
  index: json({
    path: '/:connection/index',
    summary: 'How much of the account is indexed for search, and whether that is going on',
    access: 'read',
    params: connection,
    output: IndexState,
  }),
  realms: json({
    path: '/:connection/realms',
    summary: 'The account and Region of every connection, as far as this console has seen them',
    access: 'read',
    params: connection,
    output: z.object({ items: z.array(ConnectionRealm) }),
  }),
  switchIndex: json({
    method: 'PUT',
    path: '/:connection/index',
    summary: 'Switches the background indexer of a connection on or off',
    access: 'write',
    role: 'administrator',
    params: connection,
    body: z.strictObject({ on: z.boolean() }),
    invalidates: ['search.index'],
    output: IndexState,
  }),
});
