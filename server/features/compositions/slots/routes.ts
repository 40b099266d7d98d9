import type { compositionSlots } from '#shared/compositions/slots.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Database } from '#server/store/schema.ts';
import { canvasesOf } from './canvases.ts';
import { presentPeople } from './present-people.ts';

/** Puts together what one look at a picture needs, so that no browser asks AWS twelve times for it. */
export function slotHandlers(db: Database): ContractHandlers<typeof compositionSlots> {
  return {
    async slots({ connection, compositionId }, context) {
      const upstream = context.upstream(connection);
      const arn = await upstream.arn('composition', compositionId);
      const { output, asOf, stale } = await upstream.call('GetComposition', { arn });
      const { stageArn = '', layout, destinations } = output.composition ?? {};
      const [canvases, stage] = await Promise.all([
        canvasesOf(upstream, destinations ?? []),
        upstream.call('GetStage', { arn: stageArn }),
      ]);
      const stageId = idOf(stageArn);
      const sessionId = stage.output.stage?.activeSessionId || undefined;
      const present =
        sessionId === undefined
          ? { people: [], more: 0, eventsKnown: false }
          : await presentPeople(upstream, db, stageArn, { connection, stageId, sessionId });
      return {
        item: { layout, canvases, stageId, sessionId, ...present },
        asOf,
        stale,
      };
    },
  };
}
