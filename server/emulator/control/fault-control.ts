import { CHANNEL_OPERATIONS, NEIGHBOUR_OPERATIONS } from '../wire/any-operation.ts';
import type { CallLog, RecordedCall } from '../wire/call-log.ts';
import type { FaultRule, FaultRuleInput } from '../wire/fault-rule.ts';
import type { Faults } from '../wire/faults.ts';
import { ROUTES } from '../wire/router.ts';

/** Adds one rule or a list of them. Throws `InvalidFaultRule`. */
export const addFaults = (faults: Faults, body: unknown): FaultRule[] => {
  const candidates: unknown[] = Array.isArray(body) ? body : [body];
  // `add` checks each rule itself, since callers in the same process can be wrong too.
  return faults.add(...(candidates as FaultRuleInput[]));
};

/** The record of calls, narrowed by `operation` and `after` (a call's number) in the query. */
export const listCalls = (log: CallLog, query: URLSearchParams): { total: number; calls: RecordedCall[] } => {
  const name = query.get('operation');
  const names = [...ROUTES.map((route) => route.operation), ...CHANNEL_OPERATIONS, ...NEIGHBOUR_OPERATIONS];
  const operation = names.find((one) => one === name);
  const after = Number(query.get('after') ?? 0);
  const calls = name !== null && operation === undefined ? [] : log.list({ operation, after });
  return { total: log.total, calls };
};
