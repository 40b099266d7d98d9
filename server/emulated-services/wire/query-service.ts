import { NEIGHBOUR_OPERATIONS } from '#server/emulator/wire/any-operation.ts';
import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { type AnsweredService, answeredService, type Protocol } from './answered-service.ts';
import { ServiceError } from './service-error.ts';

/** A service of AWS that speaks awsQuery: a form is posted to `/`, XML comes back. */
export interface QueryService extends Omit<AnsweredService, 'protocol'> {
  /** The version of the API that a call has to name. */
  version: string;
  /** The namespace of its answers. */
  namespace: string;
}

/** Answers such a service. */
export function queryService(service: QueryService, around: Neighbourhood): Neighbour {
  return answeredService({ ...service, protocol: queryProtocol(service) }, around);
}

const XML = { 'content-type': 'text/xml' };

/** The errors of every protocol by the names that they have in this one. */
const OLDER_NAMES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'IncompleteSignature',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  ExpiredTokenException: 'ExpiredToken',
  ThrottlingException: 'Throttling',
};

function queryProtocol({ operations, version, namespace }: QueryService): Protocol {
  return {
    takes: ({ method, url, headers }) =>
      method === 'POST' &&
      url === '/' &&
      (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'),
    operationOf(_request, body) {
      const { Action = '', Version = '' } = members(body);
      const operation = NEIGHBOUR_OPERATIONS.find((one) => one === Action && operations[one] !== undefined);
      if (operation === undefined || Version !== version)
        throw new ServiceError(
          'InvalidAction',
          `Could not find operation ${Action.slice(0, 100)} for version ${Version.slice(0, 20)}`,
        );
      return operation;
    },
    parse(body) {
      const { Action: _action, Version: _version, ...input } = members(body);
      return input;
    },
    success: (operation, output, requestId) => ({
      status: 200,
      headers: XML,
      body: element(
        `${operation}Response`,
        element(`${operation}Result`, written(output)) +
          element('ResponseMetadata', element('RequestId', requestId)),
        namespace,
      ),
    }),
    failure: ({ name, message, status }, requestId) => ({
      status,
      headers: XML,
      body: element(
        'ErrorResponse',
        element(
          'Error',
          element('Type', status < 500 ? 'Sender' : 'Receiver') +
            element('Code', OLDER_NAMES[name] ?? name) +
            element('Message', escaped(message)),
        ) + element('RequestId', requestId),
        namespace,
      ),
    }),
  };
}

function members(body: Buffer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}

function written(value: object): string {
  return Object.entries(value)
    .map(([name, member]) =>
      element(
        name,
        typeof member === 'object' && member !== null ? written(member) : escaped(String(member)),
      ),
    )
    .join('');
}

function element(name: string, content: string, namespace?: string): string {
  return `<${name}${namespace === undefined ? '' : ` xmlns="${namespace}"`}>${content}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
