import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { plainWords } from '#shared/contract/plain-words.ts';
import { blamedPlace, bodyMembers, limitCases, namesPlace } from '#server/testing/aws-limits.ts';
import { endpointOf, requestFor } from '#server/testing/change-requests.ts';
import { type ChangingOperation, EXAMPLE_NAMING, fullInputs } from '#server/testing/full-inputs.ts';
import { isRead, operations } from './aws/operations.ts';

const CHANGING = Object.keys(operations).filter(
  (name) => !isRead(name as ChangingOperation),
) as ChangingOperation[];
const WITH_BODY = CHANGING.filter((operation) => endpointOf(operation).body !== undefined);

/** What the contract says of the body that leads to this input: each problem by its place. */
function problems(operation: ChangingOperation, input: never): { path: string; message: string }[] {
  const { endpoint, body } = requestFor(operation, input);
  // As it comes over the wire: what is undefined is not there.
  const sent: unknown = JSON.parse(JSON.stringify(body));
  const result = z.safeParse(endpoint.body ?? z.never(), sent, { error: plainWords });
  return (result.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
}

/** Words that name no rule. */
const SAYS_NOTHING = /is not accepted|not in the expected form|none of the accepted forms|Invalid/;

describe.each(WITH_BODY)('the body that leads to %s', (operation) => {
  const inputs: readonly object[] = fullInputs(EXAMPLE_NAMING)[operation];
  const cases = limitCases(operation, EXAMPLE_NAMING);

  it('has every member that AWS takes, and is accepted with all of them', () => {
    const given = new Set(inputs.flatMap((input) => pathsOf(input)));
    expect(bodyMembers(operation).filter((member) => !given.has(member.replaceAll('[0]', '[]')))).toEqual([]);
    for (const input of inputs) expect(problems(operation, input as never)).toEqual([]);
  });

  it('is accepted on this side of each limit of AWS, and refused on the other', () => {
    expect(cases.length).toBeGreaterThan(0);
    const differing = cases
      // AWS lets the SDK choose one for each attempt; the console wants it chosen once.
      .filter(({ member, what }) => !(member === 'idempotencyToken' && what === 'left out'))
      .filter(
        ({ input, refusal }) => problems(operation, input as never).length > 0 !== (refusal !== undefined),
      )
      .map(({ member, what, refusal }) => `${member}: ${what} (AWS: ${refusal ?? 'accepted'})`);
    expect(differing).toEqual([]);
  });

  it('is refused by the name of the member, in words that name the rule', () => {
    for (const { member, what, input, refusal } of cases) {
      if (refusal === undefined) continue;
      const found = problems(operation, input as never);
      // Where AWS sees the fault, which for a rule about two members may be the other one.
      const near = namesPlace(
        found.map(({ path }) => path),
        blamedPlace(refusal),
      );
      expect({ member, what, found, near }).toMatchObject({ near: true });
      for (const { message } of found) expect(message).not.toMatch(SAYS_NOTHING);
    }
  });
});

/** The members of a value, at every depth, with `[]` for any place in a list. */
function pathsOf(value: object, at = ''): string[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const path = `${at}${name}`;
    if (Array.isArray(inner))
      return [
        path,
        ...inner.flatMap((item) => (typeof item === 'object' ? pathsOf(item as object, `${path}[].`) : [])),
      ];
    return typeof inner === 'object' && inner !== null ? [path, ...pathsOf(inner, `${path}.`)] : [path];
  });
}
