import type { AnyOperation } from './any-operation.ts';
import { parseFaultRule } from './fault-rule.ts';
import type { FaultRule, FaultRuleInput } from './fault-rule.ts';

/**
 * Faults by name: a resource that is called `fault-throttle` answers every call about it with ThrottlingException. This
 * way a client's own test can order what it needs by the API alone.
 */

/** What stands behind `fault-`: a kind and, for some, a value. */
const READERS: readonly [pattern: RegExp, read: (value: string) => object][] = [
  [/^latency-(\d+)$/, (ms) => ({ kind: 'latency', ms: Number(ms) })],
  [/^drip-(\d+)$/, (ms) => ({ kind: 'drip', ms: Number(ms) })],
  [/^status-(\d{3})$/, (status) => ({ kind: 'status', status: Number(status) })],
  [/^error-(\w+)$/, (errorType) => ({ kind: 'error', errorType })],
  [/^clock-ahead-(\d+)$/, (seconds) => ({ kind: 'clock-skew', ms: Number(seconds) * 1_000 })],
  [/^clock-behind-(\d+)$/, (seconds) => ({ kind: 'clock-skew', ms: Number(seconds) * -1_000 })],
  [/^(throttle|hang|reset|html|truncate|empty|malformed|wrong-shape)$/, (kind) => ({ kind })],
];

/** The rule that a name stands for; `undefined` for any other name. */
export const ruleNamed = (name: string): FaultRule | undefined => {
  const [, text] = /^fault-(?:create-)?(.+)$/.exec(name) ?? [];
  if (text === undefined) return undefined;
  for (const [pattern, read] of READERS) {
    const [, value] = pattern.exec(text) ?? [];
    if (value === undefined) continue;
    try {
      // `parseFaultRule` is what says whether this is one.
      const candidate = { operation: '*', ...read(value) } as FaultRuleInput;
      return { ...parseFaultRule(candidate), id: `name:${name}` };
    } catch {
      // A status of 200 or an error that there is not: a name like any other.
      return undefined;
    }
  }
  return undefined;
};

/** The name of the resource of an ARN, if there is one that has a name. */
export type NameOf = (arn: string) => string | undefined;

const ARN = /^arn:aws:ivs:/;

/**
 * The fault that the names in a call ask for. `fault-create-…` is for the call that would give a resource this name;
 * `fault-…` for those about a resource that has it, but for deleting, so that one gets rid of it again.
 */
export const ruleByName = (
  operation: AnyOperation,
  input: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): FaultRule | undefined => {
  const { name } = input;
  if (typeof name === 'string' && name.startsWith('fault-create-')) return ruleNamed(name);
  if (operation.startsWith('Delete')) return undefined;
  for (const value of Object.values(input)) {
    if (typeof value !== 'string' || !ARN.test(value)) continue;
    const known = nameOf(value);
    if (known?.startsWith('fault-') !== true || known.startsWith('fault-create-')) continue;
    const rule = ruleNamed(known);
    if (rule) return rule;
  }
  return undefined;
};
