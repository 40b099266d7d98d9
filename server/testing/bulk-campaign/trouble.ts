import type { FaultRuleInput } from '#server/emulator/wire/fault-rule.ts';

const DICE = { delete: 'DeleteStage', create: 'CreateStage' } as const;
export type BulkSort = keyof typeof DICE;
export const operationOf = (sort: BulkSort): (typeof DICE)[BulkSort] => DICE[sort];

/**
 * What goes wrong all the time: throttling, and answers that are lost though the request was carried out, or was not.
 * @param hangs requests that are never answered; each costs ten seconds
 */
export function troubleOf(sort: BulkSort, seed: number, hangs: number): FaultRuleInput[] {
  const operation = operationOf(sort);
  const rule = (at: number, probability: number) => ({ operation, probability, seed: seed * 100 + at });
  return [
    ...(hangs > 0 ? [{ operation, kind: 'hang', carriedOut: true, skip: 3, times: hangs } as const] : []),
    { ...rule(1, 0.12), kind: 'throttle' },
    { ...rule(2, 0.06), kind: 'reset', carriedOut: true },
    { ...rule(3, 0.06), kind: 'reset' },
    { ...rule(4, 0.04), kind: 'status', status: 500, carriedOut: true },
    { ...rule(5, 0.04), kind: 'status', status: 503 },
    { ...rule(6, 0.03), kind: 'html', status: 502, carriedOut: true },
    // What is looked at afterwards cannot always be looked at either.
    { operation: 'GetStage', probability: 0.2, seed: seed * 100 + 7, kind: 'status', status: 500 },
    { operation: 'ListStages', probability: 0.1, seed: seed * 100 + 8, kind: 'reset' },
  ];
}
