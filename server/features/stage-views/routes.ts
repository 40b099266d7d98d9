import type { stageViews } from '#shared/stage-views/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Database } from '#server/store/schema.ts';
import { ViewRepository } from './view-repository.ts';

/** Views kept by the console. AWS knows nothing of them, and is not asked. */
export function stageViewHandlers(
  connections: Connections,
  db: Database,
): ContractHandlers<typeof stageViews> {
  const of = (connection: string): ViewRepository =>
    new ViewRepository(db, connections.get(connection).settings.id);
  return {
    async list({ connection }) {
      return { items: await of(connection).list() };
    },

    async keep({ connection, body: { name, search, owner } }, { principal }) {
      return of(connection).keep(name, search, owner?.trim() || (principal?.name ?? ''));
    },

    async remove({ connection, viewId }) {
      if (!(await of(connection).remove(viewId)))
        throw new ApiError('not_found', `There is no kept view ${viewId}: it may have been deleted.`);
      return { id: viewId };
    },
  };
}
