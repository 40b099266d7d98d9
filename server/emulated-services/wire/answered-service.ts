import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlRoutes } from '#server/emulator/control/control-routes.ts';
import type { NeighbourOperation } from '#server/emulator/wire/any-operation.ts';
import { AwsError } from '#server/emulator/wire/aws-error.ts';
import { type RecordedCall, simpleMembers } from '#server/emulator/wire/call-log.ts';
import { type Delivery, deliver, waitFor } from '#server/emulator/wire/delivery.ts';
import type { Answer } from '#server/emulator/wire/encode.ts';
import { underFault } from '#server/emulator/wire/fault-delivery.ts';
import { headersOf, readBody, targetOf } from '#server/emulator/wire/incoming.ts';
import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { verifySignature } from '#server/emulator/wire/sigv4.ts';
import { ServiceError } from './service-error.ts';

/**
 * Carries an operation out.
 * @param input as it was parsed; whether it fits is for the operation to say
 * @param caller the access key that signed the call
 */
export type Perform = (input: Record<string, unknown>, caller: string) => object;

/** What a service can do; whatever else of the operations of all of them is none of its own. */
export type Performed = Readonly<Partial<Record<NeighbourOperation, Perform>>>;

/** How a service of AWS is spoken to. */
export interface Protocol {
  takes(request: IncomingMessage): boolean;
  /** @throws {ServiceError} for an operation that it does not have */
  operationOf(request: IncomingMessage, body: Buffer): NeighbourOperation;
  /** @throws {ServiceError} for what cannot be parsed */
  parse(body: Buffer): Record<string, unknown>;
  success(operation: NeighbourOperation, output: object, requestId: string): Answer;
  failure(error: Pick<ServiceError, 'name' | 'message' | 'status'>, requestId: string): Answer;
}

export interface AnsweredService {
  protocol: Protocol;
  signingName: string;
  operations: Performed;
  control?: ControlRoutes | undefined;
}

/** GetMetricData takes 500 queries of some 300 bytes. */
const BODY_LIMIT = 1_048_576;

/** Answers such a service: target, signature, rate, input, faults, operation, in that order, as the emulator does. */
export function answeredService(service: AnsweredService, around: Neighbourhood): Neighbour {
  const { clock, faults, calls, throttle, accounts, region } = around;
  const { protocol } = service;

  function failed(error: unknown, requestId: string): Answer {
    const known = error instanceof ServiceError || error instanceof AwsError ? error : undefined;
    if (known === undefined) around.reportUnexpected(error, requestId);
    const unknown = {
      name: 'InternalServiceFault',
      message: `The emulator failed to answer request ${requestId}.`,
      status: 500,
    };
    return protocol.failure(known ?? unknown, requestId);
  }

  async function answerCall(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    note: (recorded: RecordedCall) => void,
  ): Promise<Delivery> {
    const { path, query } = targetOf(request);
    const body = await readBody(request, BODY_LIMIT);
    const operation = protocol.operationOf(request, body);
    const recorded = calls.open({ operation, at: new Date(clock.now()).toISOString(), requestId });
    note(recorded);
    const signed = { method: request.method ?? '', path, query, headers: headersOf(request), body };
    const skew = faults.skew(operation, {});
    if (skew.fired.length > 0) response.setHeader('date', new Date(Date.now() + skew.ms).toUTCString());
    const caller = verifySignature(signed, {
      accounts,
      region,
      now: Date.now() + skew.ms,
      service: service.signingName,
    });
    throttle.admit(operation);
    const input = protocol.parse(body);
    recorded.input = simpleMembers(input);
    const verdict = faults.decide(operation, input);
    if (verdict.fired.length > 0) recorded.faults = [...skew.fired, ...verdict.fired];
    await waitFor(verdict.latencyMs, response);
    const { fault } = verdict;
    const carryOut = (): Answer => carriedOut(operation, { input, caller, requestId });
    if (fault?.kind !== 'error') return underFault(fault, carryOut, input);
    // One that was ordered is worded as the service words its own.
    if (fault.carriedOut === true) carryOut();
    throw new AwsError(fault.errorType, fault.message ?? 'Ordered by a fault rule.', fault.status);
  }

  function carriedOut(
    operation: NeighbourOperation,
    call: { input: Record<string, unknown>; caller: string; requestId: string },
  ): Answer {
    try {
      const output = service.operations[operation]?.(call.input, call.caller) ?? {};
      return protocol.success(operation, output, call.requestId);
    } catch (error) {
      return failed(error, call.requestId);
    }
  }

  return {
    takes: (request) => protocol.takes(request),
    async answer(request, response) {
      const requestId = randomUUID();
      let recorded: RecordedCall | undefined;
      let delivery: Delivery;
      try {
        delivery = await answerCall(request, response, requestId, (call) => (recorded = call));
      } catch (error) {
        delivery = { how: 'whole', answer: failed(error, requestId) };
      }
      if (!request.complete) response.setHeader('connection', 'close');
      response.setHeader('x-amzn-RequestId', requestId);
      response.setHeader('x-emulator-now', new Date(clock.now()).toISOString());
      if (recorded !== undefined)
        recorded.outcome = 'answer' in delivery ? delivery.answer.status : 'no answer';
      await deliver(response, delivery);
    },
    control: service.control,
  };
}
