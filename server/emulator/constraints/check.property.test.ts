import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../wire/operation.ts';
import { violations } from './check.ts';
import type { Constraint, MemberTable, Text } from './constraint.ts';
import { INPUTS } from './inputs.ts';
import { refusalOf } from './refusal.ts';
import { leastInput } from './testing/edge-cases.ts';
import { validationMessage } from './violation.ts';

const SEED = 3_902;
const scale = Number(process.env['CAMPAIGN_SCALE'] ?? 1);
const runs = (base: number) => ({ seed: SEED, numRuns: Math.ceil(base * scale) });

const OPERATIONS = Object.keys(INPUTS) as Operation[];

/** Texts that a constraint allows, of every length it allows. */
const allowedText = ({ min = 0, max = 300, pattern }: Text): fc.Arbitrary<string> => {
  if (pattern === undefined)
    return fc
      .string({ minLength: min, maxLength: max, unit: 'grapheme' })
      .filter((one) => Array.from(one).length <= max);
  return fc
    .tuple(fc.stringMatching(pattern), fc.boolean())
    .map(([one, long]) => one.padEnd(long ? max : min, 'a').slice(0, max))
    .filter((one) => pattern.test(one));
};

/** Values that a constraint allows, as the wire's decoder hands them over. */
const allowed = (constraint: Constraint): fc.Arbitrary<unknown> => {
  switch (constraint.kind) {
    case 'text':
      return allowedText(constraint);
    case 'choice':
      return fc.constantFrom(...constraint.values);
    case 'whole':
      return fc.integer({ min: constraint.min, max: constraint.max });
    case 'fraction':
      return fc.double({ min: constraint.min, max: constraint.max, noNaN: true });
    case 'flag':
      return fc.boolean();
    case 'list':
      return fc.array(allowed(constraint.item), {
        minLength: constraint.min,
        maxLength: constraint.max ?? 10,
      });
    case 'map':
      return fc.dictionary(allowedText(constraint.key), allowedText(constraint.value), {
        maxKeys: constraint.max ?? 10,
      });
    case 'structure':
      return allowedMembers(constraint.members);
  }
};

const allowedMembers = (members: MemberTable): fc.Arbitrary<Record<string, unknown>> => {
  const values = Object.entries(members).map(
    ([name, member]) => [name, allowed(member.kind === 'required' ? member.of : member)] as const,
  );
  const requiredKeys = Object.keys(members).filter((name) => members[name]?.kind === 'required');
  return fc.record(Object.fromEntries(values), { requiredKeys });
};

/** JSON whose members have the names of the table, so that every check is reached, with anything in them. */
const jsonWithNamesOf = (members: MemberTable): fc.Arbitrary<unknown> => {
  const nearly = (constraint: Constraint): fc.Arbitrary<unknown> => {
    if (constraint.kind === 'structure') return fc.oneof(fc.jsonValue(), jsonWithNamesOf(constraint.members));
    if (constraint.kind === 'list')
      return fc.oneof(fc.jsonValue(), fc.array(nearly(constraint.item), { maxLength: 4 }));
    return constraint.kind === 'map'
      ? fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()))
      : fc.jsonValue();
  };
  const values = Object.entries(members).map(
    ([name, member]) => [name, nearly(member.kind === 'required' ? member.of : member)] as const,
  );
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
};

describe('inputs made from the table', () => {
  it.each(OPERATIONS)('of %s keep all limits', (operation) => {
    fc.assert(
      fc.property(allowedMembers(INPUTS[operation]), (input) => {
        expect(violations(operation, input)).toEqual([]);
      }),
      runs(25),
    );
  });

  it('are refused, and for that member alone, when a required one is taken out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPERATIONS), (operation) => {
        const input = leastInput(operation);
        for (const member of Object.keys(input)) {
          const found = violations(operation, { ...input, [member]: undefined });
          expect(found).toEqual([{ member, rule: 'Member must not be null' }]);
        }
      }),
      runs(40),
    );
  });
});

describe('any JSON at all', () => {
  it.each(OPERATIONS)('is judged without an exception by the checks of %s', (operation) => {
    fc.assert(
      fc.property(fc.oneof(jsonWithNamesOf(INPUTS[operation]), fc.jsonValue(), fc.anything()), (input) => {
        const found = violations(operation, input);
        const refusal = refusalOf(operation, input);
        if (found.length > 0) expect(refusal).toBe(validationMessage(found));
        for (const { member, rule } of found) {
          expect(member).not.toBe('');
          expect(rule).toMatch(/^(Member|Map keys) must /);
        }
      }),
      runs(40),
    );
  });
});
