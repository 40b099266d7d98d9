import { describe, expect, it } from 'vitest';
import type { Operation } from '../wire/operation.ts';
import { violations } from './check.ts';
import { INPUTS } from './inputs.ts';
import { type EdgeCase, edgeCases, leastInput, memberPaths } from './testing/edge-cases.ts';

const OPERATIONS = Object.keys(INPUTS) as Operation[];

/** What the checker gets wrong about a case, in a sentence, or nothing. */
const misjudged = (operation: Operation, { member, what, input, breaks }: EdgeCase): string[] => {
  const found = violations(operation, input);
  const right =
    breaks === undefined
      ? found.length === 0
      : found.some((one) => one.member === member && one.rule === breaks) &&
        found.every((one) => one.member === member);
  return right ? [] : [`${member}, ${what}: expected ${breaks ?? 'nothing'}, found ${JSON.stringify(found)}`];
};

describe('the limits of each operation', () => {
  it('are tried for all 39 of them', () => {
    expect(OPERATIONS).toHaveLength(39);
  });

  it.each(OPERATIONS)('of %s let through what is just inside and name what is just outside', (operation) => {
    const cases = edgeCases(operation);
    expect(cases.map(({ member }) => member)).toEqual(expect.arrayContaining(memberPaths(operation)));
    expect(cases.flatMap((one) => misjudged(operation, one))).toEqual([]);
  });

  it.each(OPERATIONS)('of %s are kept by the least input', (operation) => {
    expect(violations(operation, leastInput(operation))).toEqual([]);
  });

  it('are tried from both sides wherever there is a number or a pattern', () => {
    const cases = OPERATIONS.flatMap((operation) => edgeCases(operation));
    const broken = cases.filter(({ breaks }) => breaks !== undefined);
    // Far fewer would mean that the cases no longer follow the table.
    expect(broken.length).toBeGreaterThan(1500);
    expect(cases.length - broken.length).toBeGreaterThan(700);
    const patterns = new Set(
      broken.flatMap(({ breaks = '' }) => /regular expression pattern: (.*)$/.exec(breaks)?.[1] ?? []),
    );
    expect(patterns.size).toBe(16);
  });
});
