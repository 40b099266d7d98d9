import { seedOf } from '../state/random.ts';
import { InvalidFaultRule, parseFaultRule, type FaultRule, type FaultRuleInput } from './fault-rule.ts';
import type { Operation } from './operation.ts';

/** A rule and what it has done so far. */
export interface ActiveFault {
  rule: FaultRule;
  /** Calls that matched, whether hit or let through. */
  matched: number;
  /** Calls that were hit. */
  fired: number;
}

/** How a call ends by the rules: first a wait, then perhaps a fault. */
export interface Verdict {
  latencyMs: number;
  fault: Exclude<FaultRule, { kind: 'latency' }> | undefined;
  /** Ids of the rules that fired, for the record of calls. */
  fired: string[];
}

/** The faults in force, in the order they were added. */
export interface Faults {
  /** Adds rules, all or none. Throws `InvalidFaultRule` for one that is wrong or whose id is taken. */
  add(...rules: FaultRuleInput[]): FaultRule[];
  list(): ActiveFault[];
  /** Answers whether there was such a rule. */
  remove(id: string): boolean;
  clear(): void;
  /** Decides one call, and counts it. */
  decide(operation: Operation, input: Readonly<Record<string, unknown>>): Verdict;
}

const matches = (
  { rule }: ActiveFault,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): boolean =>
  (rule.operation === '*' || rule.operation === operation) &&
  Object.entries(rule.match ?? {}).every(
    ([member, value]) => Object.hasOwn(input, member) && input[member] === value,
  );

/** @param seed decides what rules with a `probability` hit, so that a failing run can be repeated. */
export const createFaults = ({ seed }: { seed: number }): Faults => {
  let active: ActiveFault[] = [];
  let added = 0;
  const dice = seedOf('faults', seed).random();

  const fires = (fault: ActiveFault): boolean => {
    const { skip = 0, times = Infinity, probability = 1 } = fault.rule;
    if (fault.fired >= times) return false;
    fault.matched += 1;
    if (fault.matched <= skip || !dice.chance(probability)) return false;
    fault.fired += 1;
    return true;
  };

  return {
    add(...rules) {
      const taken = new Set(active.map(({ rule }) => rule.id));
      const parsed = rules.map((candidate): FaultRule => {
        const rule = parseFaultRule(candidate);
        const id = rule.id ?? `fault-${(added += 1)}`;
        if (taken.has(id)) throw new InvalidFaultRule([`id: there is already a rule "${id}"`]);
        taken.add(id);
        return { ...rule, id };
      });
      active = [...active, ...parsed.map((rule) => ({ rule, matched: 0, fired: 0 }))];
      return parsed;
    },
    list: () => active.map((fault) => ({ ...fault })),
    remove(id) {
      const before = active.length;
      active = active.filter(({ rule }) => rule.id !== id);
      return active.length < before;
    },
    clear() {
      active = [];
    },
    decide(operation, input) {
      const verdict: Verdict = { latencyMs: 0, fault: undefined, fired: [] };
      for (const fault of active) {
        if (!matches(fault, operation, input) || !fires(fault)) continue;
        verdict.fired.push(fault.rule.id);
        if (fault.rule.kind !== 'latency') return { ...verdict, fault: fault.rule };
        verdict.latencyMs += fault.rule.ms;
      }
      return verdict;
    },
  };
};
