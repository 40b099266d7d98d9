import { type Random, seedOf } from '../state/random.ts';
import type { AnyOperation } from './any-operation.ts';
import { InvalidFaultRule, parseFaultRule, type FaultRule, type FaultRuleInput } from './fault-rule.ts';
import { type NameOf, ruleByName } from './sentinel-names.ts';

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
  fault: Exclude<FaultRule, { kind: 'latency' | 'clock-skew' }> | undefined;
  /** Ids of the rules that fired, for the record of calls. */
  fired: string[];
}

export interface Skew {
  ms: number;
  /** Ids of the rules that fired. */
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
  /**
   * How far off the server's clock is for a call, in milliseconds. Asked before the signature is looked at, when nobody
   * knows yet whether the call is one at all.
   */
  skew(operation: AnyOperation, input: Readonly<Record<string, unknown>>): Skew;
  /** Decides one call, and counts it. */
  decide(operation: AnyOperation, input: Readonly<Record<string, unknown>>): Verdict;
}

/** A rule with the dice that decide its chances. */
interface Rolled extends ActiveFault {
  dice: Random;
}

const matches = (
  { rule }: ActiveFault,
  operation: AnyOperation,
  input: Readonly<Record<string, unknown>>,
): boolean =>
  (rule.operation === '*' || rule.operation === operation) &&
  Object.entries(rule.match ?? {}).every(
    ([member, value]) => Object.hasOwn(input, member) && input[member] === value,
  );

export interface FaultOptions {
  /** Decides what rules with a `probability` hit, so that a failing run can be repeated. */
  seed: number;
  /** For faults by the name of a resource; without it names mean nothing, but for those in a call that gives one. */
  nameOf?: NameOf | undefined;
}

export const createFaults = ({ seed, nameOf = () => undefined }: FaultOptions): Faults => {
  let active: Rolled[] = [];
  let added = 0;
  const shared = seedOf('faults', seed).random();

  const diceOf = ({ seed: own }: FaultRule): Random =>
    own === undefined ? shared : seedOf('fault', own).random();

  const fires = (fault: Rolled): boolean => {
    const { skip = 0, times = Infinity, probability = 1 } = fault.rule;
    if (fault.fired >= times) return false;
    fault.matched += 1;
    if (fault.matched <= skip || !fault.dice.chance(probability)) return false;
    fault.fired += 1;
    return true;
  };

  /** The rules that hit a call, one by one: a later one is only rolled for when it is asked for. */
  function* hits(
    operation: AnyOperation,
    input: Readonly<Record<string, unknown>>,
    wanted: (rule: FaultRule) => boolean,
  ): Generator<FaultRule> {
    for (const fault of active) {
      if (wanted(fault.rule) && matches(fault, operation, input) && fires(fault)) yield fault.rule;
    }
    const named = ruleByName(operation, input, nameOf);
    if (named && wanted(named)) yield named;
  }

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
      active = [...active, ...parsed.map((rule) => ({ rule, matched: 0, fired: 0, dice: diceOf(rule) }))];
      return parsed;
    },
    list: () => active.map(({ rule, matched, fired }) => ({ rule, matched, fired })),
    remove(id) {
      const before = active.length;
      active = active.filter(({ rule }) => rule.id !== id);
      return active.length < before;
    },
    clear() {
      active = [];
    },
    skew(operation, input) {
      const skew: Skew = { ms: 0, fired: [] };
      for (const rule of hits(operation, input, (one) => one.kind === 'clock-skew')) {
        if (rule.kind === 'clock-skew') skew.ms += rule.ms;
        skew.fired.push(rule.id);
      }
      return skew;
    },
    decide(operation, input) {
      const verdict: Verdict = { latencyMs: 0, fault: undefined, fired: [] };
      for (const rule of hits(operation, input, (one) => one.kind !== 'clock-skew')) {
        verdict.fired.push(rule.id);
        if (rule.kind === 'latency') verdict.latencyMs += rule.ms;
        else if (rule.kind !== 'clock-skew') return { ...verdict, fault: rule };
      }
      return verdict;
    },
  };
};
