import * as channelSdk from '@aws-sdk/client-ivs';
import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { isAnyOperation, traitsOf } from './any-operation.ts';
import { channelOperations } from './channels/channel-operations.ts';
import { metricOperations } from './cloudwatch/metric-operations.ts';
import { operations } from './operations.ts';
import { quotaOperations } from './service-quotas/quota-operations.ts';

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

describe('the table of what is asked of channels', () => {
  it('has only what the SDK of the low-latency product exports, and nothing that changes anything', () => {
    for (const [name, { access }] of Object.entries(channelOperations)) {
      expect(channelSdk).toHaveProperty(`${name}Command`);
      expect([name, access]).toEqual([name, 'read']);
    }
  });
});

/** The least access class that an endpoint needs for an operation. */
const NEEDED = { read: ['read', 'reveal'], write: ['write'], destructive: ['destroy'] };

describe('the operations that the contract names', () => {
  it.each(endpoints)('$id: all exist, and fit its access class', ({ aws, method, access }) => {
    for (const name of aws) {
      expect(isAnyOperation(name), name).toBe(true);
      if (!isAnyOperation(name)) continue;
      expect(NEEDED[traitsOf(name).access]).toContain(access);
      if (method === 'GET') expect(traitsOf(name).access).toBe('read');
    }
  });

  it.each(endpoints)(
    '$id: is given longer than AWS is, so that AWS’s own silence is what is told',
    (endpoint) => {
      for (const name of endpoint.aws) {
        const traits = isAnyOperation(name) ? traitsOf(name) : undefined;
        expect(endpoint.limits.answerWithinMs).toBeGreaterThanOrEqual((traits?.deadlineMs ?? 10_000) + 5_000);
      }
    },
  );

  it('are all 39, and those of channels, metrics and quotas', () => {
    const named = new Set<string>(endpoints.flatMap(({ aws }) => aws));
    const known = [operations, channelOperations, metricOperations, quotaOperations].flatMap(Object.keys);
    expect([...named].toSorted()).toEqual(known.toSorted());
  });
});
