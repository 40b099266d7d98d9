import fc from 'fast-check';
import { type EdgeCase, edgeCases } from '../../constraints/testing/edge-cases.ts';
import { compositionControl } from '../../control/composition-control.ts';
import { InvalidControl } from '../../control/invalid-control.ts';
import { peopleControl } from '../../control/people-control.ts';
import { RefusedAct } from '../../people/refused-act.ts';
import { TokenRefused } from '../../state/token-refused.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { encodeOutput } from '../../wire/encode.ts';
import { MODELLED_ERRORS } from '../../wire/modelled-errors.ts';
import type { Operation } from '../../wire/operation.ts';
import { ROUTES } from '../../wire/router.ts';
import { CONTROL_REQUESTS, type ControlName } from './control-requests.ts';
import { INPUTS } from './operation-inputs.ts';
import { type Choice, type Play, scene, some } from './subjects.ts';
import { ARN_KINDS, arnOf } from '../../state/arn.ts';

/** One step of a random sequence. */
export interface Move extends Choice {
  what:
    | { kind: 'operation'; name: Operation }
    | { kind: 'limit'; name: Operation }
    | { kind: 'control'; name: ControlName };
  /** World time that passes before, in milliseconds. */
  pause: number;
}

/** What came of a move. */
export interface Outcome {
  move: Move['what'];
  input: unknown;
  /** Of an operation that succeeded, as the wire carries it. */
  answer?: Record<string, unknown>;
  /** The name of the error, or the code of the control endpoint's refusal. */
  refusal?: string;
}

const OPERATIONS = ROUTES.map(({ operation }) => operation);
const READS = OPERATIONS.filter((name) => /^(Get|List)/.test(name));
const CHANGES = OPERATIONS.filter((name) => !/^(Get|List)/.test(name));

/** Deletions come seldom, or little would ever be there; people come and publish often, or nothing would happen. */
const WEIGHTS: Partial<Record<string, number>> = {
  DeleteStage: 1,
  StartComposition: 9,
  StartParticipantReplication: 9,
  join: 10,
  publish: 12,
  'join with a token': 4,
  'encoder starts': 4,
};

const weighted = (kind: 'operation' | 'control', names: readonly string[], usual: number) =>
  names.map((name) => ({
    weight: WEIGHTS[name] ?? usual,
    arbitrary: fc.constant({ kind, name } as Move['what']),
  }));

const texts = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-zA-Z0-9-_]{1,12}$/) },
  fc.constantFrom('', '__proto__', 'constructor', 'ümlaut', 'a b', '😀'),
);

const moves = fc.record({
  what: fc.oneof(
    ...weighted('operation', READS, 1),
    ...weighted('operation', CHANGES, 3),
    ...weighted('control', Object.keys(CONTROL_REQUESTS), 3),
    {
      weight: 8,
      arbitrary: fc.constantFrom(...OPERATIONS).map((name): Move['what'] => ({ kind: 'limit', name })),
    },
  ),
  first: fc.nat(400),
  second: fc.nat(400),
  third: fc.nat(400),
  flag: fc.boolean(),
  text: texts,
  pause: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 12, arbitrary: fc.nat(4_000) },
    { weight: 4, arbitrary: fc.nat(150_000) },
    { weight: 1, arbitrary: fc.nat(7_200_000) },
    { weight: 1, arbitrary: fc.nat(86_400_000) },
  ),
});

export interface Sequence {
  /** How many publish on each of two stages at the beginning; at most 12 may. */
  crowd: number;
  /** Up to 60. */
  moves: Move[];
}

export const sequences: fc.Arbitrary<Sequence> = fc.record({
  crowd: fc.constantFrom(2, 0, 1, 11, 12),
  moves: fc.array(moves, { minLength: 8, maxLength: 60, size: 'max' }),
});

const EXAMPLE = /arn:aws:ivs:us-east-1:123456789012:([a-z-]+)\/AbCdEfGh1234/g;

const knownCases = new Map<Operation, readonly EdgeCase[]>();

/** An input at one of the operation's limits, about things that are there. */
function atLimit(play: Play, name: Operation, choice: Choice): Record<string, unknown> {
  const cases = knownCases.get(name) ?? edgeCases(name);
  knownCases.set(name, cases);
  const { input = {} } = cases[(choice.first * 401 + choice.second) % Math.max(1, cases.length)] ?? {};
  const { sessionId, participantId } = scene(play, choice);
  const text = JSON.stringify(input)
    .replaceAll(EXAMPLE, (_arn, name: string) => {
      const kind = ARN_KINDS.find((one) => one === name);
      return kind
        ? some(play, kind, choice.third)
        : arnOf(play.world, 'channel', `channel${choice.third % 3}`);
    })
    .replaceAll('"st-AbCdEfGh12345"', JSON.stringify(sessionId))
    .replaceAll('"aaa"', JSON.stringify(participantId));
  return JSON.parse(text, (_key, value: unknown) => value ?? undefined) as Record<string, unknown>;
}

const routes = new Map(ROUTES.map((route) => [route.operation, route]));

/** Carries out an operation. Throws whatever is neither a success nor an error that its model lists. */
function call(play: Play, what: Move['what'], name: Operation, input: Record<string, unknown>): Outcome {
  const { world, api } = play;
  const before = world.ledger.entries.length;
  const happened = () => world.ledger.entries.length - before;
  try {
    const output: object = api[name](input as never);
    const route = routes.get(name);
    if (!route) throw new Error(`no route to ${name}`);
    if (READS.includes(name) && happened() > 0) throw new Error(`${name} has changed the world`);
    const answer = JSON.parse(encodeOutput(route.output, output).body) as Record<string, unknown>;
    return { move: what, input, answer };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const listed: readonly string[] = [...MODELLED_ERRORS[name], 'AccessDeniedException'];
    const isProper = listed.includes(error.name) && error.name !== 'InternalServerException';
    if (!isProper) throw new Error(`${name} must not answer ${error.name}`, { cause: error });
    if (happened() > 0) throw new Error(`${name} was refused and has changed the world`, { cause: error });
    return { move: what, input, refusal: error.name };
  }
}

/** Asks the control endpoint. Throws whatever it does not answer with a refusal of its own. */
function control(play: Play, what: Move['what'], name: ControlName, choice: Choice): Outcome {
  const { path, body } = CONTROL_REQUESTS[name](play, choice);
  const request = { method: 'POST', parts: path, query: new URLSearchParams(), body };
  const before = play.world.ledger.entries.length;
  try {
    const world = () => play.world;
    const answer = peopleControl(world)(request) ?? compositionControl(world)(request);
    if (!answer) throw new Error(`nothing answers ${path.join('/')}`);
    return { move: what, input: request, answer: answer.body as Record<string, unknown> };
  } catch (error) {
    const code =
      error instanceof RefusedAct || error instanceof TokenRefused
        ? error.code
        : error instanceof InvalidControl || error instanceof AwsError
          ? error.name
          : undefined;
    if (code === undefined) throw error;
    if (play.world.ledger.entries.length > before) {
      throw new Error(`${name} was refused and has changed the world`, { cause: error });
    }
    return { move: what, input: request, refusal: code };
  }
}

export function make(play: Play, { what, ...choice }: Move): Outcome {
  switch (what.kind) {
    case 'operation':
      return call(play, what, what.name, INPUTS[what.name](play, choice) as Record<string, unknown>);
    case 'limit':
      return call(play, what, what.name, atLimit(play, what.name, choice));
    case 'control':
      return control(play, what, what.name, choice);
  }
}
