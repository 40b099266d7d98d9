import { refusalOf } from '#server/emulator/constraints/refusal.ts';
import { edgeCases, memberPaths } from '#server/emulator/constraints/testing/edge-cases.ts';
import type { OperationInput } from '#server/aws/operation-types.ts';
import { isInBody, ourName } from './change-requests.ts';
import { type ChangingOperation, fullInputs, type Naming } from './full-inputs.ts';

/** An input just inside or just outside one of AWS's limits, full and right in all else. */
export interface LimitCase {
  operation: ChangingOperation;
  /** The member whose limit is tried, as a path: `destinations[0].name`. */
  member: string;
  what: string;
  input: OperationInput<ChangingOperation>;
  /** AWS's own reason to refuse it, as the emulator words it; without one it is taken. */
  refusal: string | undefined;
}

/** The place in the console's body that a refusal is about: `destinations.0.name`. */
export function blamedPlace(refusal: string): string {
  const member = /Value at '([^']+)'/.exec(refusal)?.[1] ?? '';
  return ourName(member).replaceAll(/\[(\d+)\]/g, '.$1');
}

/** Whether one of these places is the blamed one, stands in it, or has it in itself. */
export function namesPlace(places: readonly string[], blamed: string): boolean {
  return places.some((place) => place.startsWith(blamed) || blamed.startsWith(place));
}

/** Why AWS would not take this input, as the emulator words it; `undefined` where it would. */
export function awsRefusal(operation: ChangingOperation, input: unknown): string | undefined {
  return refusalOf(operation, input);
}

/** All members of an operation's input that stand in a body of the console, at every depth. */
export function bodyMembers(operation: ChangingOperation): string[] {
  return memberPaths(operation).filter((path) => isInBody(operation, path));
}

/**
 * Both sides of every limit that AWS has for what stands in the console's bodies. Left out is what the console does not
 * take over: ARNs, which it makes itself from ids, and `null`, which AWS reads as absent and the console refuses.
 */
export function limitCases(operation: ChangingOperation, naming: Naming): LimitCase[] {
  const inputs: readonly object[] = fullInputs(naming)[operation];
  return edgeCases(operation).flatMap(({ member, what, input }) => {
    const isArn = /(?<!channel)Arns?(\[0\])?$/.test(member);
    if (isArn || what === 'null' || what.startsWith('more than') || !isInBody(operation, top(member)))
      return [];
    const steps = stepsOf(member);
    const base = inputs.find((each) => valueAt(each, steps) !== undefined) ?? inputs[0];
    const tried = put(base, steps, valueAt(input, steps));
    return [
      {
        operation,
        member,
        what,
        input: tried as OperationInput<ChangingOperation>,
        refusal: refusalOf(operation, tried),
      },
    ];
  });
}

const top = (member: string): string => /^\w+/.exec(member)?.[0] ?? '';

/** `destinations[0].s3` is `destinations`, `0`, `s3`. */
const stepsOf = (member: string): string[] => member.split(/[.[\]]+/).filter((step) => step !== '');

function valueAt(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  return valueAt((value as Record<string, unknown>)[step], rest);
}

/** A copy of the value with something else in one place; `undefined` takes a member out. */
function put(value: unknown, steps: readonly string[], given: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return given;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? put(item, rest, given) : (item as unknown)));
  const members = { ...(value as Record<string, unknown>) };
  const inner = put(members[step], rest, given);
  if (inner === undefined) delete members[step];
  else members[step] = inner;
  return members;
}
