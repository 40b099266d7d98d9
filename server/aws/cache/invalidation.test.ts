import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { RESOURCE_KINDS } from '#shared/contract/ids.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { type ChangingOperation, EXAMPLE_NAMING, fullInputs } from '#server/testing/full-inputs.ts';
import type { Operation } from '../operation-types.ts';
import { isOperation, isRead } from '../operations.ts';
import type { Held } from './answer-memory.ts';
import { touchedBy } from './invalidation.ts';

const endpoints = Object.values(api).flatMap((contract) => Object.values(contract) as Endpoint[]);

/** Of IVS Real-Time: nothing is held of the other API. */
const isReadOfOurs = (name: string | undefined): boolean =>
  name !== undefined && isOperation(name) && isRead(name);

/** The reads that do nothing but pass on what one operation answers. */
const plainReads = endpoints.filter(
  ({ method, aws, kind }) => kind === 'json' && method === 'GET' && aws.length === 1 && isReadOfOurs(aws[0]),
);

const changing = endpoints.flatMap((endpoint) => {
  const operation = endpoint.aws.find((name) => isOperation(name) && !isRead(name));
  return operation === undefined || endpoint.method === 'GET'
    ? []
    : [{ id: endpoint.id, operation: operation as ChangingOperation, endpoint }];
});

/** Every input that the change may have, as far as it decides what is touched. */
function inputsOf(operation: ChangingOperation): readonly object[] {
  const inputs = fullInputs(EXAMPLE_NAMING)[operation];
  if (operation !== 'TagResource' && operation !== 'UntagResource') return inputs;
  return RESOURCE_KINDS.map((kind) => ({
    ...inputs[0],
    resourceArn: `arn:aws:ivs:us-east-1:123456789012:${kind}/abc`,
  }));
}

/** An account in which an ingest configuration of that ARN publishes into a stage. */
function* withIngest(read: Operation, arn: unknown): Iterable<Held> {
  if (read !== 'ListIngestConfigurations') return;
  yield {
    realm: '',
    operation: read,
    input: {},
    answer: {
      output: { ingestConfigurations: [{ arn, stageArn: 'arn:aws:ivs:us-east-1:123456789012:stage/abc' }] },
      asOf: new Date(0),
      awsRequestId: undefined,
      bytes: 0,
    } as unknown as Held['answer'],
    since: 0,
    settled: false,
  };
}

describe('what a change makes untrue', () => {
  it('is tried for every change', () => {
    expect(changing.map(({ operation }) => operation).toSorted()).toEqual(
      Object.keys(fullInputs(EXAMPLE_NAMING)).toSorted(),
    );
  });

  it.each(changing)(
    'is the same for the server’s memory and the browser’s: $id',
    ({ operation, endpoint }) => {
      const touched = new Set(
        inputsOf(operation).flatMap((input) =>
          touchedBy(operation, input as never, (read) =>
            withIngest(read, (input as { arn?: string }).arn),
          ).map((one) => one.operation),
        ),
      );
      const reads = plainReads.filter(({ aws }) => touched.has(aws[0] as Operation)).map(({ id }) => id);
      const said = plainReads.filter(({ id }) => endpoint.invalidates.includes(id)).map(({ id }) => id);
      expect(reads).toEqual(said);
    },
  );
});
