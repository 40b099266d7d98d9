import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WorldClock } from '../simulation/clock.ts';
import type { AnyOperation } from './any-operation.ts';
import { AwsError } from './aws-error.ts';
import { simpleMembers, type CallLog, type RecordedCall } from './call-log.ts';
import { decodeInput } from './decode.ts';
import { deliver, waitFor, type Delivery } from './delivery.ts';
import { encodeOutput, type Answer } from './encode.ts';
import { errorAnswer } from './error-answer.ts';
import { underFault } from './fault-delivery.ts';
import type { Faults } from './faults.ts';
import { headersOf, readBody, targetOf } from './incoming.ts';
import type { Route } from './router.ts';
import type { Service } from './service.ts';
import { verifySignature, type Account } from './sigv4.ts';
import type { Throttle } from './throttle.ts';

export interface ApiDependencies {
  service: Service;
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
  throttle: Throttle;
  accounts: readonly Account[];
  region: string;
  /** Sends `message` beside `exceptionMessage` in errors. */
  sendMessageToo: boolean;
  /** Told of an error that is no `AwsError`; the caller of the API only sees its request id. */
  reportUnexpected: (error: unknown, requestId: string) => void;
}

/** API Gateway, which stands before the service, takes up to 10 MB; no operation of this one needs a tenth of it. */
const BODY_LIMIT = 1_048_576;

type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers the operations of the API: route, signature, rate, input, faults, handler, output, in that order. */
export const createApi = (deps: ApiDependencies): RequestListener => {
  const toError = (error: unknown, requestId: string): AwsError => {
    if (error instanceof AwsError) return error;
    deps.reportUnexpected(error, requestId);
    return new AwsError('InternalServerException', `The emulator failed to answer request ${requestId}.`);
  };

  const carryOut = (
    route: Route<AnyOperation>,
    input: Record<string, unknown>,
    requestId: string,
  ): Answer => {
    try {
      const output = deps.service.perform(route, input);
      return { status: route.status, ...encodeOutput(route.output, output) };
    } catch (error) {
      return errorAnswer(toError(error, requestId), deps.sendMessageToo);
    }
  };

  const answerCall = async (
    request: IncomingMessage,
    response: ServerResponse,
    call: (recorded: RecordedCall) => void,
    requestId: string,
  ): Promise<Delivery> => {
    const { path, query } = targetOf(request);
    const method = request.method ?? '';
    const { route, labels } = deps.service.match(method, path);
    const at = new Date(deps.clock.now()).toISOString();
    const recorded = deps.calls.open({ operation: route.operation, at, requestId });
    call(recorded);

    const body = await readBody(request, BODY_LIMIT);
    const signed = { method, path, query, headers: headersOf(request), body };
    const contentType = request.headers['content-type'];
    const read = attempt(() => decodeInput(route.input, { labels, query, contentType, body }));

    const skew = deps.faults.skew(route.operation, 'value' in read ? read.value : {});
    const now = Date.now() + skew.ms;
    if (skew.fired.length > 0) {
      recorded.faults = skew.fired;
      response.setHeader('date', new Date(now).toUTCString());
    }
    verifySignature(signed, { accounts: deps.accounts, region: deps.region, now });
    // UNCONFIRMED: before the input is looked at, so that calls with a wrong one count too.
    deps.throttle.admit(route.operation);
    if ('error' in read) throw read.error;
    const input = read.value;
    recorded.input = simpleMembers(input);

    const verdict = deps.faults.decide(route.operation, input);
    if (verdict.fired.length > 0) recorded.faults = [...skew.fired, ...verdict.fired];
    await waitFor(verdict.latencyMs, response);
    return underFault(verdict.fault, () => carryOut(route, input, requestId), input);
  };

  return async (request, response) => {
    const requestId = randomUUID();
    let recorded: RecordedCall | undefined;
    let delivery: Delivery;
    try {
      delivery = await answerCall(request, response, (call) => (recorded = call), requestId);
    } catch (error) {
      delivery = { how: 'whole', answer: errorAnswer(toError(error, requestId), deps.sendMessageToo) };
    }
    // A body left unread would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    response.setHeader('x-amzn-RequestId', requestId);
    response.setHeader('x-emulator-now', new Date(deps.clock.now()).toISOString());
    if (recorded !== undefined) note(recorded, delivery, response);
    await deliver(response, delivery);
  };
};

/** A result or why there is none, for a step whose failure is told of later. */
const attempt = <Value>(act: () => Value): { value: Value } | { error: unknown } => {
  try {
    return { value: act() };
  } catch (error) {
    return { error };
  }
};

const note = (call: RecordedCall, delivery: Delivery, response: ServerResponse): void => {
  if (response.destroyed || !('answer' in delivery)) {
    call.outcome = 'no answer';
    return;
  }
  call.outcome = delivery.answer.status;
  const errorType = delivery.answer.headers['x-amzn-ErrorType'];
  if (errorType !== undefined) call.errorType = errorType;
};
