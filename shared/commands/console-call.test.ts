import { describe, expect, it } from 'vitest';
import { api } from '../api.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { callOf, OPERATION_BEHIND } from './console-call.ts';
import { OPERATION_MEMBERS } from './operation-table.ts';

const endpoints: readonly Endpoint[] = Object.values(api).flatMap((contract) => Object.values(contract));
const arnOf = (kind: string, id: string): string => `arn:${kind}/${id}`;

describe('the operations behind the endpoints', () => {
  it('are those that the contract names, for all endpoints that ask AWS for one thing', () => {
    const named = endpoints.flatMap(({ id, aws, kind }) => {
      const [operation = '', ...more] = aws;
      return kind === 'json' && more.length === 0 && operation in OPERATION_MEMBERS ? [[id, operation]] : [];
    });
    expect(OPERATION_BEHIND).toEqual(Object.fromEntries(named));
  });

  it('are all that there are', () => {
    expect(new Set(Object.values(OPERATION_BEHIND)).size).toBe(Object.keys(OPERATION_MEMBERS).length);
  });
});

describe('the call behind a request', () => {
  it('names by their ARNs what the console names by ids', () => {
    const body = {
      stageId: 'S',
      destinations: [{ s3: { storageConfigurationId: 'B', encoderConfigurationIds: ['E'] } }],
    };
    expect(callOf('compositions.start', { connection: 'c', body }, arnOf)).toEqual({
      operation: 'StartComposition',
      input: {
        stageArn: 'arn:stage/S',
        destinations: [
          {
            s3: {
              storageConfigurationArn: 'arn:storage-configuration/B',
              encoderConfigurationArns: ['arn:encoder-configuration/E'],
            },
          },
        ],
      },
    });
  });

  it('leaves alone what only looks like an id, and what people have named so', () => {
    const tags = { stageId: 'mine' };
    const body = { userId: 'ana', stageId: '', attributes: { publicKeyId: 'x' }, tags };
    expect(callOf('ingest.create', { connection: 'c', body }, arnOf)?.input).toEqual({
      userId: 'ana',
      stageArn: '',
      attributes: { publicKeyId: 'x' },
      tags,
    });
  });

  it('is none where the console asks for nothing or for several things', () => {
    const call = (id: string) => callOf(id, { connection: 'c', stageId: 'S' }, arnOf);
    expect([call('notes.list'), call('compositions.slots')]).toEqual([undefined, undefined]);
  });
});
