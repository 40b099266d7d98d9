import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';

const ViewId = z
  .string()
  .check(z.regex(/^view-[a-f0-9]{16}$/, 'must be the id of a kept view: view- and 16 hexadecimal digits'));

const ViewName = z
  .string()
  .check(z.minLength(1), z.maxLength(80), z.regex(/\S/, 'must have a letter or a digit'));

/** The query of an address, without its question mark. */
const Search = z
  .string()
  .check(z.maxLength(2_000), z.regex(/^[^?#\s]*$/, 'must be the query of an address, without ? and #'));

/** A way of looking at the list of stages: its filter, order, columns and groups, all of which stand in its address. */
export const StageView = z.object({
  id: z.string(),
  name: z.string(),
  search: z.string(),
  /** As its people wrote it: nobody signs in yet. */
  owner: z.string(),
  /** By the console's own clock. */
  keptAt: Instant,
});
export type StageView = z.input<typeof StageView>;

/** Views kept by the console, for each connection on its own: AWS knows nothing of them. */
export const stageViews = contract('stageViews', {
  list: json({
    path: '/:connection/stage-views',
    summary: 'Every kept view of the list of stages, by name',
    access: 'read',
    params: { connection: ConnectionId },
    output: z.object({ items: z.array(StageView) }),
  }),
  keep: json({
    method: 'POST',
    path: '/:connection/stage-views',
    summary: 'Keeps a view under a name; one of that name is replaced',
    access: 'write',
    role: 'support',
    invalidates: ['stageViews.list'],
    params: { connection: ConnectionId },
    body: z.strictObject({
      name: ViewName,
      search: Search,
      owner: z.optional(z.string().check(z.maxLength(80))),
    }),
    output: StageView,
    status: 201,
    limits: { bodyBytes: 16 * 1024 },
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/stage-views/:viewId',
    summary: 'Deletes a kept view',
    access: 'destroy',
    role: 'support',
    invalidates: ['stageViews.list'],
    params: { connection: ConnectionId, viewId: ViewId },
    output: z.object({ id: z.string() }),
  }),
});
