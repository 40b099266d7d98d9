import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { isOperation, operations } from './operations.ts';

const endpoints = Object.values(api).flatMap((contract) => Object.values(contract));

describe('the table of operations', () => {
  it('has exactly the operations that the SDK exports', () => {
    const exported = Object.keys(sdk)
      .filter((name) => name.endsWith('Command') && name !== '$Command')
      .map((name) => name.slice(0, -'Command'.length));
    expect(Object.keys(operations).toSorted()).toEqual(exported.toSorted());
    expect(exported).toHaveLength(39);
  });

  it('calls every Get and List a read, and nothing else', () => {
    for (const [name, { access }] of Object.entries(operations))
      expect([name, access === 'read']).toEqual([name, /^(Get|List)/.test(name)]);
  });

  it('has the quotas that AWS publishes', () => {
    const quotas = Object.values(operations).map(({ quota }) => quota);
    const count = (quota: number): number => quotas.filter((each) => each === quota).length;
    expect({ five: count(5), three: count(3), ten: count(10), fifty: count(50) }).toEqual({
      five: 31,
      three: 4,
      ten: 3,
      fifty: 1,
    });
  });

  it('keeps an answer only of what reads', () => {
    for (const { access, freshness } of Object.values(operations))
      expect(access === 'read').toBe(freshness !== 'none');
  });
});

describe('the operations that the contract names', () => {
  it.each(endpoints)('$id: all exist, and a GET only reads', ({ aws, method, access }) => {
    for (const name of aws) {
      expect(isOperation(name), name).toBe(true);
      if (isOperation(name) && method === 'GET') expect(operations[name].access).toBe('read');
      if (isOperation(name) && operations[name].access === 'destructive') expect(access).toBe('destroy');
    }
  });

  it('are all the read operations', () => {
    const reads = Object.entries(operations).filter(([, { access }]) => access === 'read');
    const named = new Set(endpoints.flatMap(({ aws }) => aws));
    expect(reads.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
  });
});
