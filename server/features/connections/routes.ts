import type { Connection, connections } from '#shared/connections/contract.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

/** @param shown the connections as browsers may see them */
export function connectionHandlers(shown: readonly Connection[]): ContractHandlers<typeof connections> {
  return { list: () => ({ items: shown }) };
}
