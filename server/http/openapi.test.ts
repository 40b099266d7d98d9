import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { api } from '#shared/api.ts';
import { bytes, contract, hook, json, stream } from '#shared/contract/define.ts';
import { openApiDocument } from './openapi.ts';

const every = contract('every', {
  add: json({
    method: 'POST',
    path: '/things',
    summary: 'Adds a thing',
    access: 'write',
    invalidates: ['every.csv'],
    body: z.object({ name: z.string() }),
    output: z.object({ id: z.string() }),
    status: 201,
  }),
  watch: stream({
    path: '/watch',
    summary: 'Watches',
    access: 'read',
    events: { tick: z.object({ n: z.number() }) },
  }),
  csv: bytes({ path: '/things/csv', summary: 'Exports', access: 'read', contentTypes: ['text/csv'] }),
  notify: hook({
    path: '/hooks/:source',
    summary: 'Takes news',
    access: 'public',
    params: { source: z.string() },
    output: z.object({}),
  }),
});

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: { 'application/json': { schema: object } } };
  responses: Record<string, object>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

describe('the OpenAPI document', () => {
  it.each([
    ['of the console', api],
    ['of every kind of endpoint', { every }],
  ])('%s is valid OpenAPI 3.1', async (_name, contracts) => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(openApiDocument(contracts)));
    expect(result).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  it('has every endpoint of the contract once, under its id', () => {
    const { paths } = openApiDocument(api) as unknown as Document;
    const documented: string[] = Object.values(paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    const declared: string[] = Object.values(api).flatMap((of) => Object.values(of).map(({ id }) => id));
    expect(documented.toSorted()).toEqual(declared.toSorted());
  });

  it('describes what goes over the wire: text in a query, instants as text, required members as such', () => {
    const document = openApiDocument(api) as unknown as Document;
    const list = document.paths['/api/{connection}/stages']?.['get'];
    expect(list?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['connection', 'path', true],
      ['nextToken', 'query', false],
      ['maxResults', 'query', false],
    ]);
    expect(list?.responses['200']).toMatchObject({
      content: {
        'application/json': {
          schema: {
            required: ['items', 'asOf'],
            properties: { asOf: { type: 'string', format: 'date-time' } },
          },
        },
      },
    });
  });

  it('carries the limits of what may be sent, the rules between members in words', () => {
    const document = openApiDocument(api) as unknown as Document;
    const bodyOf = (method: string, path: string): object =>
      document.paths[`/api/{connection}${path}`]?.[method]?.requestBody?.content['application/json'].schema ??
      {};
    expect(bodyOf('post', '/encoder-configurations')).toMatchObject({
      additionalProperties: false,
      properties: {
        name: { type: 'string', maxLength: 128, pattern: '^[a-zA-Z0-9_-]*$' },
        video: {
          description: 'At most 2,073,600 pixels, width times height',
          properties: {
            width: { type: 'integer', minimum: 2, maximum: 1920, multipleOf: 2 },
            framerate: { type: 'number', minimum: 1, maximum: 60 },
            bitrate: { type: 'integer', minimum: 1, maximum: 8_500_000 },
          },
        },
        tags: {
          maxProperties: 50,
          propertyNames: { minLength: 1, maxLength: 128 },
          additionalProperties: { maxLength: 256 },
        },
      },
    });
    expect(bodyOf('post', '/compositions')).toMatchObject({
      required: ['stageId', 'idempotencyToken', 'destinations'],
      properties: {
        idempotencyToken: { minLength: 1, maxLength: 64 },
        destinations: { minItems: 1, maxItems: 2, description: 'At most one channel and at most one s3' },
      },
    });
    expect(bodyOf('patch', '/ingest-configurations/{ingestConfigurationId}')).not.toHaveProperty('required');
  });

  it('says of a change what it does and makes stale', () => {
    const { paths } = openApiDocument(api) as unknown as Document;
    expect(paths['/api/{connection}/stages/{stageId}']?.['patch']).toMatchObject({
      'x-access': 'write',
      'x-aws-operations': ['UpdateStage'],
      'x-invalidates': ['stages.list', 'stages.get'],
    });
    const remove = paths['/api/{connection}/ingest-configurations/{ingestConfigurationId}']?.['delete'];
    expect(remove?.requestBody).toBeUndefined();
    expect(remove?.parameters).toContainEqual({
      name: 'force',
      in: 'query',
      required: false,
      schema: { type: 'string', enum: ['true', 'false'] },
    });
  });

  it('names the error body for every failure', () => {
    const { paths } = openApiDocument(api) as unknown as Document;
    const stage = paths['/api/{connection}/stages/{stageId}']?.['get'];
    const failures = Object.keys(stage?.responses ?? {}).filter((status) => status !== '200');
    expect(failures).toEqual(
      expect.arrayContaining(['400', '402', '403', '404', '409', '429', '502', '504', 'default']),
    );
    for (const status of failures)
      expect(stage?.responses[status]).toEqual({ $ref: '#/components/responses/Error' });
  });
});
