import type { recorder as contract } from '#shared/recorder/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { createCounter } from '#server/recorder/counter.ts';
import { compositionsBetween, type Position, recordingChanges } from '#server/recorder/read-by-time.ts';
import { ownChangesOf } from '#server/recorder/read-own-changes.ts';
import { recordedComposition, recordedCompositions, recordedStage } from '#server/recorder/read-recorded.ts';
import type { Recorder } from '#server/recorder/recorder.ts';
import type { Retention } from '#server/recorder/retention/retention.ts';
import type { Store } from '#server/store/open-store.ts';
import { usedBytes } from '#server/store/size.ts';
import { changeOf, compositionOf, instant, ownChangeOf, stageOf, summaryOf } from './recorded-answers.ts';

const COMPOSITIONS = 50;
const CHANGES = 100;

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

    async compositions({ connection, stageId, state, from, to, nextToken, maxResults = COMPOSITIONS }) {
      if (from !== undefined && to !== undefined && from >= to)
        throw badRequest([{ path: 'query.to', message: 'must be later than from' }]);
      await written(connection);
      const rows = await recordedCompositions(db, connection, {
        stageId,
        state,
        from: from?.getTime(),
        to: to?.getTime(),
        after: nextToken === undefined ? undefined : positionOf(nextToken),
        limit: maxResults + 1,
      });
      const page = pageOf(rows, maxResults, (row) => [row.first_seen, row.composition_id]);
      return { ...page, items: page.items.map(summaryOf) };
    },

    async stageCompositions({ connection, stageId, from, to, nextToken, maxResults = COMPOSITIONS }) {
      const [start, end] = [from, to].map((text) => (text === undefined ? undefined : Date.parse(text)));
      if (start !== undefined && end !== undefined && start > end)
        throw badRequest([{ path: 'query.from', message: 'must not be after to' }]);
      await written(connection);
      const rows = await compositionsBetween(db, connection, stageId, {
        from: start,
        to: end,
        after: nextToken === undefined ? undefined : positionOf(nextToken),
        limit: maxResults + 1,
      });
      const page = pageOf(rows, maxResults, ({ position }) => position);
      return {
        ...page,
        items: page.items.map((found) => ({
          ...compositionOf(found),
          changes: found.changes.map(changeOf),
        })),
      };
    },

    async sessionRecordings({ connection, sessionId, nextToken, maxResults = CHANGES }) {
      await written(connection);
      const rows = await recordingChanges(db, connection, sessionId, {
        after: nextToken === undefined ? undefined : changeAfter(nextToken),
        limit: maxResults + 1,
      });
      const page = pageOf(rows, maxResults, ({ changed_at, id }) => [changed_at, id]);
      return { ...page, items: page.items.map(changeOf) };
    },

    async composition({ connection, compositionId }) {
      await written(connection);
      const found = await recordedComposition(db, connection, compositionId);
      if (found === undefined) throw neverSeen('composition', compositionId);
      return { ...compositionOf(found), changes: found.changes.map(changeOf) };
    },

    async ownChanges({ connection, ofId, stageId }) {
      await written(connection);
      return { items: (await ownChangesOf(db, connection, ofId, stageId)).map(ownChangeOf) };
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

/** @param rows one more than the page holds, where there are more */
function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  positionOfRow: (row: Row) => Position,
): { items: Row[]; nextToken?: string } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return {
    items,
    ...(rows.length > size && last !== undefined ? { nextToken: positionOfRow(last).join('.') } : {}),
  };
}

function positionOf(token: string): Position {
  return readPosition(/^(\d{1,15})\.([a-zA-Z0-9-]{1,64})$/.exec(token));
}

/** The id of a change is made of the ids and states that it is about. */
function changeAfter(token: string): Position {
  return readPosition(/^(\d{1,15})\.([\x20-\x7e]{1,512})$/.exec(token));
}

function readPosition(match: RegExpExecArray | null): Position {
  const [, time, id] = match ?? [];
  if (time === undefined || id === undefined)
    throw badRequest([{ path: 'query.nextToken', message: 'must be a nextToken of an earlier answer' }]);
  return [Number(time), id];
}
