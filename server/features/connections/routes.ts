import type { Connection, connections } from '#shared/connections/contract.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

/** @param shown the connections as browsers may see them */
export function connectionHandlers(shown: readonly Connection[]): ContractHandlers<typeof connections> {
  return {
    list: (_input, { principal }) => {
      const allowed = principal?.connections;
      return { items: allowed === undefined ? shown : shown.filter(({ id }) => allowed.includes(id)) };
    },
  };
}
