import type { EdgeCase } from '../constraints/testing/edge-cases.ts';
import type { ModelledErrorName } from '../wire/aws-error.ts';
import type { Operation, OperationInput } from '../wire/operation.ts';
import { alterationOf } from './altered-by-sdk.ts';
import { leastCase, limitCases } from './limit-cases.ts';
import { makeStage, ofAnotherAccount } from './make.ts';
import type { Refusal, SimulatedTarget, Target } from './target.ts';

/** How an operation is brought to an error of its own, or why that cannot be done. */
export type ErrorCase =
  | { how: string; provoke: (target: Target, operation: Operation) => Promise<Refusal> }
  | { how: string; simulated: string; provoke: (target: SimulatedTarget) => Promise<Refusal> }
  | { unreachable: string };

/** What the model lists for each operation. */
export type ErrorTable = Readonly<Record<Operation, Partial<Readonly<Record<ModelledErrorName, ErrorCase>>>>>;
export type SomeErrors = Partial<ErrorTable>;

export const never = (unreachable: string): ErrorCase => ({ unreachable });

/** @param simulated why AWS is left alone */
export const bySimulation = (
  how: string,
  simulated: string,
  provoke: (target: SimulatedTarget) => Promise<Refusal>,
): ErrorCase => ({ how, simulated, provoke });

export const by = (how: string, provoke: (target: Target) => Promise<Refusal>): ErrorCase => ({
  how,
  provoke,
});

const realmHere = async (target: Target): Promise<string> =>
  (await makeStage(target)).split(':').slice(3, 5).join(':');

/** The type of an input made from the table of constraints is known to nobody. */
const refused = (target: Target, operation: Operation, input: object): Promise<Refusal> =>
  target.refused(operation, input as OperationInput<typeof operation>);

const isPlain = (operation: Operation, one: EdgeCase): boolean =>
  one.breaks !== undefined &&
  /^Member must (?:satisfy regular|have value|have length)/.test(one.breaks) &&
  one.what !== '7' &&
  alterationOf(operation, one) === undefined;

export const OUTSIDE_A_LIMIT: ErrorCase = {
  how: 'an input outside a limit',
  provoke: async (target, operation) => {
    const wrong = limitCases(operation, await realmHere(target), {}).find((one) => isPlain(operation, one));
    if (!wrong) throw new Error(`${operation} has no limit to break.`);
    return refused(target, operation, wrong.input);
  },
};

export const OF_NOTHING: ErrorCase = {
  how: 'the ARN of nothing',
  provoke: async (target, operation) =>
    refused(target, operation, leastCase(operation, await realmHere(target))),
};

export const OF_ANOTHER_ACCOUNT: ErrorCase = {
  how: 'the ARN of something in another account',
  provoke: async (target, operation) =>
    refused(
      target,
      operation,
      leastCase(operation, ofAnotherAccount(`${await realmHere(target)}:`).slice(0, -1)),
    ),
};

/** As the last, in an operation that names another resource only if it is told to. */
export const namingAnotherAccount = <O extends Operation>(
  operation: O,
  inputWith: (arnOf: (kind: string) => string) => OperationInput<O>,
): ErrorCase =>
  by('a member with the ARN of something in another account', async (target) => {
    const arn = ofAnotherAccount(await makeStage(target));
    return target.refused(
      operation,
      inputWith((kind) => arn.replace(':stage/', `:${kind}/`)),
    );
  });

/** Above the largest quota that the suite fills. */
const MOST_CALLS = 150;

/** Repeats what succeeds until it is refused. */
export async function untilRefused<O extends Operation>(
  target: Target,
  operation: O,
  input: () => OperationInput<O>,
): Promise<Refusal> {
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const asked = input();
    const isRoom = await target.call(operation, asked).then(
      () => true,
      () => false,
    );
    // Asked again so that the refusal is looked at like any other.
    if (!isRoom) return target.refused(operation, asked);
  }
  throw new Error(`${operation} was never refused.`);
}

export const FILLS_QUOTA = 'to fill a quota of an account would stop its owner';
export const NO_FAILURE = never('the service itself would have to fail');
export const VERIFIED = never('the account would have to wait for its verification');
export const NOT_COUNTED = never('no quota counts what it does');
export const ALL_ALLOWED = never(
  'it names nothing of another account, and a principal with other rights would be needed',
);
export const NO_CONFLICT = never('AWS says of no state that it conflicts with it');
