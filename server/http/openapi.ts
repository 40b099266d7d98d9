import * as z from 'zod/mini';
import { addressOf, type Contract, type Endpoint, type Fields } from '#shared/contract/endpoint.ts';
import { ERROR_STATUS, ErrorBody, type ErrorCode } from '#shared/contract/errors.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of an API: everything in it is read from the contract. */
export function openApiDocument(api: Record<string, Contract>): Json {
  const paths: Record<string, Json> = {};
  for (const contract of Object.values(api)) {
    for (const endpoint of Object.values(contract)) {
      const path = addressOf(endpoint).replace(/:([A-Za-z]+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Callboard',
      version: '1',
      description:
        'What the console itself uses. Ids are short ids, not ARNs. Requests that change something need the header ' +
        'X-Callboard: 1 and must come from the console; they may say why in X-Callboard-Reason (percent-encoded, 128 ' +
        'characters at most).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: {
      schemas: { ErrorBody: schemaOf(ErrorBody, 'output') },
      responses: {
        Error: {
          description: 'What went wrong, in a closed vocabulary of codes',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
        },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const [tag = ''] = endpoint.id.split('.');
  return {
    operationId: endpoint.id,
    tags: [tag],
    summary: endpoint.summary,
    'x-access': endpoint.access,
    'x-aws-operations': endpoint.aws,
    ...(endpoint.invalidates.length === 0 ? {} : { 'x-invalidates': endpoint.invalidates }),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...requestBody(endpoint),
    responses: {
      ...success(endpoint),
      default: { $ref: '#/components/responses/Error' },
      ...failures(endpoint),
    },
  };
}

function parameters(fields: Fields, place: 'path' | 'query'): Json[] {
  return Object.entries(fields).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !isOptional(schema),
    schema: schemaOf(schema, 'input'),
  }));
}

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.kind === 'hook') return { requestBody: { content: { '*/*': {} } } };
  if (!('body' in endpoint) || endpoint.body === undefined) return {};
  const content = { 'application/json': { schema: schemaOf(endpoint.body, 'input') } };
  return { requestBody: { required: true, content } };
}

function success(endpoint: Endpoint): Json {
  switch (endpoint.kind) {
    case 'json':
      return {
        [endpoint.status]: {
          description: endpoint.summary,
          content: { 'application/json': { schema: schemaOf(endpoint.output, 'input') } },
        },
      };
    case 'hook':
      return {
        200: {
          description: endpoint.summary,
          content: { 'application/json': { schema: schemaOf(endpoint.output, 'input') } },
        },
      };
    case 'bytes':
      return {
        200: {
          description: endpoint.summary,
          content: Object.fromEntries(endpoint.contentTypes.map((type) => [type, {}])),
        },
      };
    case 'stream':
      return {
        200: {
          description: `${endpoint.summary}. Server-sent events; each event's data is one JSON value`,
          content: { 'text/event-stream': { schema: { type: 'string' } } },
          'x-events': Object.fromEntries(
            Object.entries(endpoint.events).map(([name, schema]) => [name, schemaOf(schema, 'input')]),
          ),
        },
      };
  }
}

/** The statuses that callers have to expect of every endpoint, and those that AWS adds. */
function failures(endpoint: Endpoint): Json {
  const codes = Object.keys(ERROR_STATUS) as ErrorCode[];
  const expected = codes.filter((code) => endpoint.aws.length > 0 || !code.startsWith('aws_'));
  const statuses = new Set(expected.map((code) => ERROR_STATUS[code]));
  return Object.fromEntries(
    [...statuses].map((status) => [status, { $ref: '#/components/responses/Error' }]),
  );
}

function isOptional(schema: z.core.$ZodType): boolean {
  return z.safeParse(schema, undefined).success;
}

/** `input` is the wire side of our codecs: text for instants and for numbers in a query. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  // OpenAPI 3.1 has this very dialect as its default; named anew in every place it would only be noise.
  delete json['$schema'];
  return json;
}
