import type { search } from '#shared/search/contract.ts';
import { LOOK_IN_AWS } from '#shared/search/look.ts';
import type { Jobs } from '#server/jobs/jobs.ts';
import { placesOf } from '#server/search/look-in-aws.ts';
import { estimateLook } from '#server/search/look-places.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Indexer } from '#server/indexer/indexer.ts';
import { badRequest } from '#server/http/api-error.ts';
import { accountSeen, find } from '#server/search/find.ts';
import { listSessions } from '#server/search/find-sessions.ts';
import { tagOf } from '#server/search/understand.ts';
import type { Store } from '#server/store/open-store.ts';

const RESULTS = 20;
const SESSIONS = 200;

/** Answered from what the console has seen: a search costs no call of AWS. */
export function searchHandlers(
  { db }: Store,
  connections: Connections,
  indexer: Indexer,
  jobs: Jobs,
): ContractHandlers<typeof search> {
  return {
    async find({ connection, q = '', from, to, group, cursor, limit = RESULTS }) {
      if (cursor !== undefined && group === undefined)
        throw badRequest([{ path: 'query.cursor', message: 'is of one group: name it' }]);
      const { region, accountId } = connections.get(connection).settings;
      return find(
        db,
        connection,
        { region, accountId },
        { q, from: at(from), to: at(to), group, cursor, limit },
      );
    },

    async sessions({ connection, stage, tag, errors, state, order, from, to, cursor, limit = SESSIONS }) {
      connections.get(connection);
      return listSessions(
        db,
        connection,
        {
          state,
          withErrors: errors === 'with',
          stage: stage === '' ? undefined : stage,
          tags: tag === undefined || tag === '' ? [] : [tagOf(tag)],
          from: at(from),
          to: at(to),
          order,
          sessionIds: [],
          stageIds: [],
          errors: [],
        },
        { limit, cursor },
      );
    },

    estimateLook: async ({ connection, ...task }) =>
      estimateLook(db, connections.get(connection), placesOf(task)),

    look({ connection, body }) {
      const { id } = connections.get(connection).settings;
      const { user, participant } = body;
      if ((user === undefined) === (participant === undefined))
        throw badRequest([{ path: 'body', message: 'must have either a user or a participant' }]);
      return jobs.start(id, LOOK_IN_AWS, given(body));
    },

    async realms({ connection }) {
      connections.get(connection);
      const items = await Promise.all(
        connections.all.map(async ({ settings: { id, region, accountId } }) => {
          const account = accountId ?? (await accountSeen(db, id));
          return { connection: id, region, ...(account === undefined ? {} : { accountId: account }) };
        }),
      );
      return { items };
    },

    index: async ({ connection }) => indexer.state(connections.get(connection).settings.id),

    switchIndex: async ({ connection, body }) =>
      indexer.switch(connections.get(connection).settings.id, body.on),
  };
}

/** Without the members that are not there: the same task is one job. */
function given(members: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function at(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
