import { describe, expect, it } from 'vitest';
import type { Access, Method } from '#shared/contract/endpoint.ts';
import { unlimited } from './budget/budget.ts';
import type { LiveConnection } from './connections.ts';
import { bindUpstream, type Upstream } from './upstream.ts';

const still = new AbortController().signal;

/** An endpoint of that kind on a connection on which nothing can be called. */
/** A service beside IVS that must not be asked. */
const silent = {
  call: async () => {
    throw new Error('was called');
  },
  answered: () => new Map(),
  close: () => undefined,
};

function boundTo(method: Method, access: Access): Upstream {
  const connection: LiveConnection = {
    settings: { id: 'a', label: 'A', colour: 'red', kind: 'aws', region: 'eu-west-1' },
    credentials: undefined,
    budget: unlimited,
    account: { id: async () => '123456789012' },
    caller: {
      call: async () => {
        throw new Error('was called');
      },
      reachability: () => undefined,
      answered: () => new Map(),
      close: () => undefined,
    },
    beside: {
      channels: silent,
      metrics: silent,
      quotas: silent,
      shelf: { memory: undefined, aheadMs: undefined, emulated: false },
      answered: () => new Map(),
      close: () => undefined,
    },
  };
  const aws = ['GetStage', 'CreateStage', 'DeleteStage', 'ListChannels'];
  return bindUpstream(connection, { id: 'things.do', method, access, aws }, still, () => undefined);
}

describe('what an endpoint may call', () => {
  it.each<[Method, Access, string]>([
    ['GET', 'read', 'GetStage'],
    ['GET', 'public', ''],
    ['GET', 'own', ''],
    ['POST', 'reveal', 'GetStage'],
    ['POST', 'write', 'GetStage CreateStage'],
    ['POST', 'destroy', 'GetStage CreateStage DeleteStage'],
    ['GET', 'destroy', 'GetStage'],
  ])('is bound by its method and access class: %s %s', async (method, access, allowed) => {
    const upstream = boundTo(method, access);
    for (const operation of ['GetStage', 'CreateStage', 'DeleteStage'] as const) {
      const outcome = upstream.call(operation, { arn: 'x' });
      if (allowed.split(' ').includes(operation)) await expect(outcome).rejects.toThrow('was called');
      else await expect(outcome).rejects.toThrow(`must not call ${operation}`);
    }
  });

  it('is what it declares', async () => {
    await expect(boundTo('GET', 'read').askChannels('ListChannels', {})).rejects.toThrow('was called');
    await expect(boundTo('GET', 'read').askChannels('ListStreams', {})).rejects.toThrow(
      'things.do does not declare the operation ListStreams',
    );
    await expect(boundTo('GET', 'read').call('ListStages', {})).rejects.toThrow(
      'things.do does not declare the operation ListStages',
    );
  });
});

describe('the ARN of an id', () => {
  it('is empty for none, and absent for what was left out', async () => {
    const upstream = boundTo('POST', 'write');
    expect(await upstream.arnIfAny('stage', '')).toBe('');
    expect(await upstream.arnIfAny('stage', undefined)).toBeUndefined();
    expect(await upstream.arnIfAny('stage', 'AbCdEfGhIjKl')).toBe(
      'arn:aws:ivs:eu-west-1:123456789012:stage/AbCdEfGhIjKl',
    );
  });
});
