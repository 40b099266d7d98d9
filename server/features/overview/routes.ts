import type { overview } from '#shared/overview/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Overviews } from './overview.ts';

/** Answered from what was recorded: AWS is not asked. */
export function overviewHandlers(
  connections: Connections,
  overviews: Overviews,
): ContractHandlers<typeof overview> {
  return {
    get: async ({ connection }) => overviews.read(connections.get(connection).settings.id),
  };
}
