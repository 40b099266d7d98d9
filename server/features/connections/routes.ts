import type { connections as list } from '#shared/connections/contract.ts';
import type { connectionStates } from '#shared/connections/state.ts';
import { connectionState } from '#server/aws/connection-state.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

/** Answered from what the console knows of itself: to look at a connection spends nothing of its rates. */
export function connectionHandlers(
  connections: Connections,
): ContractHandlers<typeof list & typeof connectionStates> {
  return {
    list: (_input, { principal }) => {
      const allowed = principal?.connections;
      const { shown } = connections;
      return { items: allowed === undefined ? shown : shown.filter(({ id }) => allowed.includes(id)) };
    },
    state: ({ connection }) => connectionState(connections.get(connection)),
  };
}
