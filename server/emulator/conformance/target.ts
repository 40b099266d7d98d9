import {
  IVSRealTimeClient,
  IVSRealTimeServiceException,
  type IVSRealTimeClientConfig,
} from '@aws-sdk/client-ivs-realtime';
import * as sdk from '@aws-sdk/client-ivs-realtime';
import { expect } from 'vitest';
import { type EmulatorOptions, startEmulator, TEST_ACCOUNT } from '../start.ts';
import { START } from '../testing/worlds.ts';
import { isModelled, type ModelledErrorName } from '../wire/aws-error.ts';
import type { Operation, OperationInput, OperationOutput } from '../wire/operation.ts';
import { REQUEST_RATES } from '../wire/request-rates.ts';
import { keepTrack, type Track } from './made-things.ts';
import { paced } from './pace.ts';
import { problemsOfForm } from './form-of-answers.ts';
import { type Simulation, simulationOf } from './simulation.ts';

/** What the suite is run against: an emulator of its own, or AWS with the SDK's usual credentials and Region. */
export const KIND: 'emulator' | 'aws' = process.env['CALLBOARD_CONFORMANCE'] === 'aws' ? 'aws' : 'emulator';

/** Of AWS's rates, what the suite takes for itself: others work in the account too. */
const SHARE = 0.55;

/** A refusal as the SDK reports it. */
export interface Refusal {
  name: ModelledErrorName;
  text: string;
}

export interface Target {
  kind: 'emulator' | 'aws';
  client: IVSRealTimeClient;
  /** Sends a call. Fails unless it is answered, and in the form that the SDK's schema says. */
  call: <O extends Operation>(operation: O, input: OperationInput<O>) => Promise<OperationOutput<O>>;
  /** Sends a call that must be refused, with an error of the model in the SDK's own class for it. */
  refused: <O extends Operation>(operation: O, input: OperationInput<O>) => Promise<Refusal>;
  /** Deletes what has been made, but for what is still needed. */
  release: (needed?: ReadonlySet<string>) => Promise<void>;
  close: () => Promise<void>;
}

/** A target that is simulated: what happens there can be made to happen. */
export interface SimulatedTarget extends Target {
  kind: 'emulator';
  simulate: Simulation;
}

const SDK_CLASSES: Readonly<Record<ModelledErrorName, new (...a: never) => IVSRealTimeServiceException>> = {
  ValidationException: sdk.ValidationException,
  ServiceQuotaExceededException: sdk.ServiceQuotaExceededException,
  AccessDeniedException: sdk.AccessDeniedException,
  PendingVerification: sdk.PendingVerification,
  ResourceNotFoundException: sdk.ResourceNotFoundException,
  ConflictException: sdk.ConflictException,
  InternalServerException: sdk.InternalServerException,
};

/** HTTP status of each error (API model). */
const STATUS: Readonly<Record<ModelledErrorName, number>> = {
  ValidationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  PendingVerification: 403,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  InternalServerException: 500,
};

type AnyCommand = Parameters<IVSRealTimeClient['send']>[0];

/** Sends a call by its name. The commands are a union that cannot be told apart by a name in a variable. */
export const send = (client: IVSRealTimeClient, operation: Operation, input: unknown): Promise<object> => {
  const Command = sdk[`${operation}Command`] as unknown as new (input: unknown) => AnyCommand;
  return client.send(new Command(input));
};

/** Holds an error to what every error of the model is. */
export const refusalIn = (error: unknown): Refusal => {
  if (!(error instanceof IVSRealTimeServiceException)) throw error;
  const name = error.name as ModelledErrorName;
  if (!isModelled(name)) throw error;
  const { exceptionMessage } = error as { exceptionMessage?: unknown };
  expect(error).toBeInstanceOf(SDK_CLASSES[name]);
  expect(error.$metadata.httpStatusCode).toBe(STATUS[name]);
  expect(error.$fault).toBe(STATUS[name] < 500 ? 'client' : 'server');
  expect(error.$metadata.requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(exceptionMessage).toMatch(/\w/);
  return { name, text: String(exceptionMessage) };
};

const targetOf = (kind: Target['kind'], client: IVSRealTimeClient, track: Track): Target => ({
  kind,
  client,
  call: async (operation, input) => {
    const answer = await send(client, operation, input);
    expect(answer).toMatchObject({
      $metadata: { httpStatusCode: 200, requestId: expect.any(String) as string },
    });
    expect(problemsOfForm(operation, answer)).toEqual([]);
    return answer as OperationOutput<typeof operation>;
  },
  refused: async (operation, input) => {
    let refusal: unknown;
    try {
      await send(client, operation, input);
    } catch (error) {
      refusal = error;
    }
    if (refusal === undefined) throw new Error(`${operation} was answered, and should have been refused.`);
    return refusalIn(refusal);
  },
  release: track.release,
  close: () => Promise.resolve(client.destroy()),
});

/** One attempt: what the service says is what is looked at. */
const ONCE: IVSRealTimeClientConfig = { maxAttempts: 1 };

const aws = (): Target => {
  // The SDK alone knows where it finds credentials and Region.
  const client = new IVSRealTimeClient({ maxAttempts: 5 });
  for (const [operation, rate] of Object.entries(REQUEST_RATES)) paced(client, operation, rate * SHARE);
  return targetOf('aws', client, keepTrack(client, { tag: true, settle: () => Promise.resolve() }));
};

/** An emulator of its own. Rates are off, as they are not what is looked at. */
export const emulated = async (options: EmulatorOptions = {}): Promise<SimulatedTarget> => {
  const emulator = await startEmulator({
    scenario: 'empty',
    startedAt: START,
    paused: true,
    rates: 'off',
    ...options,
  });
  const client = new IVSRealTimeClient({
    ...ONCE,
    endpoint: emulator.url,
    region: emulator.region,
    credentials: TEST_ACCOUNT,
  });
  const simulate = simulationOf(emulator.url);
  const track = keepTrack(client, { tag: false, settle: () => simulate.step(60) });
  const target = targetOf('emulator', client, track);
  return {
    ...target,
    kind: 'emulator',
    simulate,
    close: async () => {
      await target.close();
      await emulator.close();
    },
  };
};

/** @param options for the emulator; AWS is as it is */
export const startTarget = async (options: EmulatorOptions = {}): Promise<Target> =>
  KIND === 'aws' ? aws() : emulated(options);
