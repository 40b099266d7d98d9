import type { IncomingMessage } from 'node:http';
import { NEIGHBOUR_OPERATIONS } from '#server/emulator/wire/any-operation.ts';
import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { type AnsweredService, answeredService, type Protocol } from './answered-service.ts';
import { ServiceError } from './service-error.ts';

/** A service of AWS that speaks awsJson1.0 or 1.1: every call is a POST to `/` that names its operation in a header. */
export interface JsonService extends Omit<AnsweredService, 'protocol'> {
  /** What stands before the operation in `X-Amz-Target`. */
  target: string;
  contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
}

/** Answers such a service. */
export function jsonService(service: JsonService, around: Neighbourhood): Neighbour {
  return answeredService({ ...service, protocol: jsonProtocol(service) }, around);
}

function jsonProtocol({ target, contentType, operations }: JsonService): Protocol {
  return {
    takes: (request) => request.method === 'POST' && targetHeader(request).startsWith(`${target}.`),
    operationOf(request) {
      const name = targetHeader(request).slice(target.length + 1);
      const operation = NEIGHBOUR_OPERATIONS.find((one) => one === name && operations[one] !== undefined);
      if (operation === undefined)
        throw new ServiceError('UnknownOperationException', `${name.slice(0, 100)} is not emulated.`);
      return operation;
    },
    parse: parsed,
    success: (_operation, output) => ({
      status: 200,
      headers: { 'content-type': contentType },
      body: JSON.stringify(output),
    }),
    failure: ({ name, message, status }) => ({
      status,
      headers: { 'content-type': contentType, 'x-amzn-ErrorType': name },
      body: JSON.stringify({ __type: name, message }),
    }),
  };
}

function targetHeader(request: IncomingMessage): string {
  const header = request.headers['x-amz-target'];
  return typeof header === 'string' ? header : '';
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
