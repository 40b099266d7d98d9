import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId, SessionId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';

/** A stage session: from the first participant's joining to some minutes after the last one's leaving. */
export const StageSession = z.object({
  sessionId: z.optional(z.string()),
  startTime: z.optional(Instant),
  /** Absent while the session is live. */
  endTime: z.optional(Instant),
});
export type StageSession = z.input<typeof StageSession>;

const stage = { connection: ConnectionId, stageId: ResourceId };
const session = { ...stage, sessionId: SessionId };

export const sessions = contract('sessions', {
  list: json({
    path: '/:connection/stages/:stageId/sessions',
    summary: 'One page of the sessions of a stage',
    access: 'read',
    aws: ['ListStageSessions'],
    params: stage,
    query: PageQuery,
    output: page(StageSession),
  }),
  get: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId',
    summary: 'One session of a stage',
    access: 'read',
    aws: ['GetStageSession'],
    params: session,
    output: snapshot(StageSession),
  }),
});
