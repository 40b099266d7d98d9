import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { Job } from '../jobs/contract.ts';
import { BulkCreate, BulkDelete, BulkDisconnect, BulkPreview, BulkTag, BulkUntag } from './drafts.ts';

export const BulkEstimate = z.object({
  /** Requests a second of the kind that it sends: the console's share of AWS's rate. */
  perSecond: z.number(),
  /** That the requests take at least. */
  seconds: z.int(),
  /** Who is in the sessions that were asked about, as the console last saw them. */
  people: z.object({
    connected: z.int(),
    /** Sessions of which it has seen nobody: how many people are in them is not known. */
    unseenSessions: z.int(),
  }),
});
export type BulkEstimate = z.infer<typeof BulkEstimate>;

const MB = 1024 * 1024;
/** Ten thousand ids, or a thousand stages with some tags. */
const limits = { bodyBytes: MB };

const job = {
  method: 'POST',
  invalidates: ['jobs.list'],
  params: { connection: ConnectionId },
  output: Job,
  status: 201,
  limits,
} as const;

/** Starts jobs over many things. Each sends its requests one by one, in the background, and goes on after a restart. */
export const bulkChanges = contract('bulk', {
  preview: json({
    method: 'POST',
    path: '/:connection/bulk-preview',
    summary:
      'How long a job over many things would take, and how many people the console has seen in these sessions',
    access: 'read',
    params: { connection: ConnectionId },
    body: BulkPreview,
    output: BulkEstimate,
    limits,
  }),
  tag: json({
    path: '/:connection/bulk-tag',
    summary: 'Starts the job that adds tags to many stages',
    access: 'write',
    body: BulkTag,
    ...job,
  }),
  untag: json({
    path: '/:connection/bulk-untag',
    summary: 'Starts the job that takes tags away from many stages',
    access: 'write',
    body: BulkUntag,
    ...job,
  }),
  remove: json({
    path: '/:connection/bulk-delete',
    summary: 'Starts the job that deletes many stages',
    access: 'destroy',
    body: BulkDelete,
    ...job,
  }),
  create: json({
    path: '/:connection/bulk-create',
    summary:
      'Starts the job that creates many stages, each with a tag of the console by which it is found again',
    access: 'write',
    body: BulkCreate,
    ...job,
  }),
  disconnect: json({
    path: '/:connection/bulk-disconnect',
    summary: 'Starts the job that takes many participants out of a stage for good',
    access: 'destroy',
    body: BulkDisconnect,
    ...job,
  }),
});
