import type { recorder as contract } from '#shared/recorder/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { createCounter } from '#server/recorder/counter.ts';
import { recordedComposition, recordedCompositions, recordedStage } from '#server/recorder/read-recorded.ts';
import type { Recorder } from '#server/recorder/recorder.ts';
import type { Retention } from '#server/recorder/retention/retention.ts';
import type { Store } from '#server/store/open-store.ts';
import { usedBytes } from '#server/store/size.ts';
import { changeOf, compositionOf, instant, stageOf, summaryOf } from './recorded-answers.ts';

const COMPOSITIONS = 50;

interface Parts {
  store: Store;
  recorder: Recorder;
  retention: Retention;
  connections: Connections;
}

/** Answered from the console's own database: looking at it costs no call of AWS. */
export function recorderHandlers({
  store,
  recorder,
  retention,
  connections,
}: Parts): ContractHandlers<typeof contract> {
  const { db } = store;
  const count = createCounter(db);
  /** What was answered to whoever asks now is there; where the database fails, its own error says more. */
  const written = async (connection: string): Promise<void> => {
    connections.get(connection);
    await recorder.flush();
  };
  return {
    async get({ connection }) {
      connections.get(connection);
      const { keptUntil, waiting, lost, failure } = recorder.state(connection);
      const { oldestSession, newestSession, ...rows } = await count(connection);
      return {
        database: store.kind,
        bytes: await usedBytes(store),
        keep: retention.keep,
        rows,
        oldestSession: instant(oldestSession),
        newestSession: instant(newestSession),
        keptUntil,
        waiting,
        lost,
        failure,
        lastRun: retention.last(),
      };
    },

    async compositions({ connection, stageId, nextToken, maxResults = COMPOSITIONS }) {
      await written(connection);
      const rows = await recordedCompositions(db, connection, {
        stageId,
        after: nextToken === undefined ? undefined : positionOf(nextToken),
        limit: maxResults + 1,
      });
      const items = rows.slice(0, maxResults);
      const last = items.at(-1);
      const more = rows.length > maxResults && last !== undefined;
      return {
        items: items.map(summaryOf),
        ...(more ? { nextToken: `${last.first_seen}.${last.composition_id}` } : {}),
      };
    },

    async composition({ connection, compositionId }) {
      await written(connection);
      const found = await recordedComposition(db, connection, compositionId);
      if (found === undefined) throw neverSeen('composition', compositionId);
      return { ...compositionOf(found), changes: found.changes.map(changeOf) };
    },

    async stage({ connection, stageId }) {
      await written(connection);
      const found = await recordedStage(db, connection, stageId);
      if (found === undefined) throw neverSeen('stage', stageId);
      return stageOf(found);
    },
  };
}

function neverSeen(what: string, id: string): ApiError {
  return new ApiError('not_found', `The console has not seen a ${what} ${id}, or has forgotten it.`);
}

function positionOf(token: string): [number, string] {
  const [, start, id] = /^(\d{1,15})\.([a-zA-Z0-9-]{1,64})$/.exec(token) ?? [];
  if (start === undefined || id === undefined)
    throw badRequest([{ path: 'query.nextToken', message: 'must be a nextToken of an earlier answer' }]);
  return [Number(start), id];
}
