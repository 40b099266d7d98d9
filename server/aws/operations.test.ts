import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { isOperation, operations, type OperationTraits } from './operations.ts';

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

/** The least access class that an endpoint needs for an operation. */
const NEEDED = { read: ['read', 'reveal'], write: ['write'], destructive: ['destroy'] };

describe('the operations that the contract names', () => {
  it.each(endpoints)('$id: all exist, and fit its access class', ({ aws, method, access }) => {
    for (const name of aws) {
      expect(isOperation(name), name).toBe(true);
      if (!isOperation(name)) continue;
      expect(NEEDED[operations[name].access]).toContain(access);
      if (method === 'GET') expect(operations[name].access).toBe('read');
    }
  });

  it.each(endpoints)(
    '$id: is given longer than AWS is, so that AWS’s own silence is what is told',
    (endpoint) => {
      for (const name of endpoint.aws) {
        const traits: OperationTraits | undefined = isOperation(name) ? operations[name] : undefined;
        expect(endpoint.limits.answerWithinMs).toBeGreaterThanOrEqual((traits?.deadlineMs ?? 10_000) + 5_000);
      }
    },
  );

  it('are all 39', () => {
    const named = new Set<string>(endpoints.flatMap(({ aws }) => aws));
    expect([...named].toSorted()).toEqual(Object.keys(operations).toSorted());
  });
});
