import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlRoutes } from '#server/emulator/control/control-routes.ts';
import { NEIGHBOUR_OPERATIONS, type NeighbourOperation } from '#server/emulator/wire/any-operation.ts';
import { AwsError } from '#server/emulator/wire/aws-error.ts';
import { type RecordedCall, simpleMembers } from '#server/emulator/wire/call-log.ts';
import { type Delivery, deliver, waitFor } from '#server/emulator/wire/delivery.ts';
import type { Answer } from '#server/emulator/wire/encode.ts';
import { underFault } from '#server/emulator/wire/fault-delivery.ts';
import { headersOf, readBody, targetOf } from '#server/emulator/wire/incoming.ts';
import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { verifySignature } from '#server/emulator/wire/sigv4.ts';
import { ServiceError } from './service-error.ts';

/** Carries an operation out. @param input as it was parsed; whether it fits is for the operation to say */
export type Perform = (input: Record<string, unknown>) => object;

/** A service of AWS that speaks awsJson1.0 or 1.1: every call is a POST to `/` that names its operation in a header. */
export interface JsonService {
  /** What stands before the operation in `X-Amz-Target`. */
  target: string;
  signingName: string;
  contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  operations: Readonly<Partial<Record<NeighbourOperation, Perform>>>;
  control?: ControlRoutes | undefined;
}

/** GetMetricData takes 500 queries of some 300 bytes. */
const BODY_LIMIT = 1_048_576;

/** Answers such a service: target, signature, rate, input, faults, operation, in that order, as the emulator does. */
export function jsonService(service: JsonService, around: Neighbourhood): Neighbour {
  const { clock, faults, calls, throttle, accounts, region } = around;

  function errorAnswer(error: unknown, requestId: string): Answer {
    const known = error instanceof ServiceError || error instanceof AwsError ? error : undefined;
    if (known === undefined) around.reportUnexpected(error, requestId);
    const name = known?.name ?? 'InternalServiceFault';
    const message = known?.message ?? `The emulator failed to answer request ${requestId}.`;
    return {
      status: known?.status ?? 500,
      headers: { 'content-type': service.contentType, 'x-amzn-ErrorType': name },
      body: JSON.stringify({ __type: name, message }),
    };
  }

  async function answerCall(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    note: (recorded: RecordedCall) => void,
  ): Promise<Delivery> {
    const operation = operationOf(request, service);
    const recorded = calls.open({ operation, at: new Date(clock.now()).toISOString(), requestId });
    note(recorded);
    const { path, query } = targetOf(request);
    const body = await readBody(request, BODY_LIMIT);
    const signed = { method: request.method ?? '', path, query, headers: headersOf(request), body };
    const skew = faults.skew(operation, {});
    if (skew.fired.length > 0) response.setHeader('date', new Date(Date.now() + skew.ms).toUTCString());
    verifySignature(signed, {
      accounts,
      region,
      now: Date.now() + skew.ms,
      service: service.signingName,
    });
    throttle.admit(operation);
    const input = parsed(body);
    recorded.input = simpleMembers(input);
    const verdict = faults.decide(operation, input);
    if (verdict.fired.length > 0) recorded.faults = [...skew.fired, ...verdict.fired];
    await waitFor(verdict.latencyMs, response);
    return underFault(verdict.fault, () => carriedOut(operation, input, requestId), input);
  }

  function carriedOut(
    operation: NeighbourOperation,
    input: Record<string, unknown>,
    requestId: string,
  ): Answer {
    try {
      const output = service.operations[operation]?.(input) ?? {};
      return { status: 200, headers: { 'content-type': service.contentType }, body: JSON.stringify(output) };
    } catch (error) {
      return errorAnswer(error, requestId);
    }
  }

  return {
    takes: (request) => request.method === 'POST' && targetHeader(request).startsWith(`${service.target}.`),
    async answer(request, response) {
      const requestId = randomUUID();
      let recorded: RecordedCall | undefined;
      let delivery: Delivery;
      try {
        delivery = await answerCall(request, response, requestId, (call) => (recorded = call));
      } catch (error) {
        delivery = { how: 'whole', answer: errorAnswer(error, requestId) };
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

function targetHeader(request: IncomingMessage): string {
  const header = request.headers['x-amz-target'];
  return typeof header === 'string' ? header : '';
}

function operationOf(request: IncomingMessage, { target, operations }: JsonService): NeighbourOperation {
  const name = targetHeader(request).slice(target.length + 1);
  const operation = NEIGHBOUR_OPERATIONS.find((one) => one === name && operations[one] !== undefined);
  if (operation === undefined)
    throw new ServiceError('UnknownOperationException', `${name.slice(0, 100)} is not emulated.`);
  return operation;
}

function parsed(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not well-formed JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ServiceError('SerializationException', 'The request body is not a JSON object.');
  return value as Record<string, unknown>;
}
