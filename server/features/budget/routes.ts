import type { budget } from '#shared/budget/contract.ts';
import type { AnyOperation } from '#server/aws/any-operation.ts';
import type { AnswerCounts } from '#server/aws/call.ts';
import type { Connections, LiveConnection } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

/** What a connection has used of its rates, and who waits. */
export function budgetAnswer({ budget, caller, beside }: LiveConnection) {
  const answered = new Map<AnyOperation, AnswerCounts>([...caller.answered(), ...beside.answered()]);
  return {
    items: [...budget.gauges()].map(([operation, gauge]) => ({
      operation,
      ...gauge,
      ...(answered.get(operation) ?? { hits: 0, misses: 0 }),
    })),
    waiting: budget.waiting(),
  };
}

/** Answered from what the console knows of itself: looking at the budget spends nothing of it. */
export function budgetHandlers(connections: Connections): ContractHandlers<typeof budget> {
  return {
    get: ({ connection }) => budgetAnswer(connections.get(connection)),
  };
}
