import {
  type CohortPerson,
  type Device,
  type Dimension,
  DIMENSIONS,
  hasProblem,
  type Problem,
} from './cohort-person.ts';
import { chanceOf } from './exact-test.ts';

export interface Condition {
  dimension: Dimension;
  value: string;
}

/** How many of some people share the conditions. */
export interface Share {
  matching: number;
  of: number;
}

/** What people with a problem have in common, and others have not. */
export interface Statement {
  problem: Problem;
  /** One, or two that hold together. */
  conditions: readonly Condition[];
  withProblem: Share;
  without: Share;
  /** People whose devices were asked and who are on neither side: their events, or a value of a condition, are unknown. */
  leftOut: number;
}

/** Fewer people with the problem than that prove nothing. */
const LEAST_MATCHING = 3;
/** A part of those with the problem below which others are the greater part of it. */
const LEAST_PART = 0.8;
/** How likely chance alone may be, over all that was tried. */
const MOST_CHANCE = 0.05;
/** Told of one problem; what is said in more ways says no more. */
const MOST_TOLD = 3;

/**
 * Everything that sets people with a problem apart from the others by their devices, the plainest first. A statement is
 * made only where chance is an unlikely explanation, counted for all that was tried (Bonferroni); who is not known counts
 * on neither side.
 */
export function statementsOf(people: readonly CohortPerson[]): Statement[] {
  const asked = people.filter(({ device }) => device !== undefined);
  const problems = problemsOf(asked);
  const candidates = problems.map((problem) => candidatesOf(asked, problem));
  const tried = candidates.reduce((sum, list) => sum + list.length, 0);
  return candidates.flatMap((list) => {
    const proven = list.filter((one) => isProven(one, tried)).toSorted(byPlainness);
    return proven.filter((one) => !isSaidMorePlainly(one, proven)).slice(0, MOST_TOLD);
  });
}

/** Each kind of error; any error where there are several kinds; coming back. */
function problemsOf(asked: readonly CohortPerson[]): Problem[] {
  const codes = [...new Set(asked.flatMap(({ errors }) => errors ?? []))].toSorted();
  return [
    ...codes.map((code) => ({ kind: 'error', code }) as const),
    ...(codes.length > 1 ? [{ kind: 'error' } as const] : []),
    { kind: 'reconnection' },
  ];
}

/** What those with the problem have: every value, and every two of different dimensions that one of them has together. */
function candidatesOf(asked: readonly CohortPerson[], problem: Problem): Statement[] {
  const found = new Map<string, readonly Condition[]>();
  for (const person of asked) {
    if (hasProblem(person, problem) !== true || person.device === undefined) continue;
    const own = conditionsOf(person.device);
    const sets = [
      ...own.map((one) => [one]),
      ...own.flatMap((one, index) => own.slice(index + 1).map((other) => [one, other])),
    ];
    for (const set of sets) found.set(JSON.stringify(set), set);
  }
  return [...found.values()].map((conditions) => counted(asked, problem, conditions));
}

function conditionsOf(device: Device): Condition[] {
  return DIMENSIONS.flatMap((dimension) => {
    const value = device[dimension];
    return value === undefined ? [] : [{ dimension, value }];
  });
}

/** Whether a device meets all conditions; undefined where that cannot be told. */
export function meets(device: Device | undefined, conditions: readonly Condition[]): boolean | undefined {
  if (device === undefined) return undefined;
  const single = conditions.map(({ dimension, value }) =>
    device[dimension] === undefined ? undefined : device[dimension] === value,
  );
  if (single.includes(false)) return false;
  return single.includes(undefined) ? undefined : true;
}

function counted(
  asked: readonly CohortPerson[],
  problem: Problem,
  conditions: readonly Condition[],
): Statement {
  const withProblem = { matching: 0, of: 0 };
  const without = { matching: 0, of: 0 };
  let leftOut = 0;
  for (const person of asked) {
    const has = hasProblem(person, problem);
    const matches = meets(person.device, conditions);
    if (has === undefined || matches === undefined) {
      leftOut += 1;
      continue;
    }
    const side = has ? withProblem : without;
    side.of += 1;
    if (matches) side.matching += 1;
  }
  return { problem, conditions, withProblem, without, leftOut };
}

function isProven({ withProblem, without }: Statement, tried: number): boolean {
  return (
    withProblem.matching >= LEAST_MATCHING &&
    withProblem.matching >= LEAST_PART * withProblem.of &&
    chanceOf(withProblem.matching, withProblem.of, without.matching, without.of) * tried <= MOST_CHANCE
  );
}

const partOf = ({ matching, of }: Share): number => (of === 0 ? 0 : matching / of);

function byPlainness(a: Statement, b: Statement): number {
  return (
    partOf(b.withProblem) - partOf(a.withProblem) ||
    partOf(a.without) - partOf(b.without) ||
    a.conditions.length - b.conditions.length ||
    (JSON.stringify(a.conditions) < JSON.stringify(b.conditions) ? -1 : 1)
  );
}

/** Two conditions together say more than one of them only where that leaves out others without losing any with it. */
function isSaidMorePlainly(one: Statement, proven: readonly Statement[]): boolean {
  return proven.some((other) => {
    if (other === one) return false;
    const shared = other.conditions.filter((condition) => has(one, condition));
    if (other.conditions.length < one.conditions.length)
      return (
        shared.length === other.conditions.length &&
        partOf(other.withProblem) >= partOf(one.withProblem) &&
        partOf(other.without) <= partOf(one.without)
      );
    return (
      other.conditions.length > one.conditions.length &&
      shared.length === one.conditions.length &&
      partOf(other.withProblem) >= partOf(one.withProblem) &&
      partOf(other.without) < partOf(one.without)
    );
  });
}

function has({ conditions }: Statement, { dimension, value }: Condition): boolean {
  return conditions.some((one) => one.dimension === dimension && one.value === value);
}
