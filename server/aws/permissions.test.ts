import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { channelOperations } from './channels/channel-operations.ts';
import { metricOperations } from './cloudwatch/metric-operations.ts';
import { operations, type OperationAccess, type OperationTraits } from './operations.ts';
import { quotaOperations } from './service-quotas/quota-operations.ts';

interface Statement {
  Sid: string;
  Effect: string;
  Action: string[];
}

const called: Readonly<Record<string, OperationTraits>> = {
  ...operations,
  ...channelOperations,
  ...metricOperations,
  ...quotaOperations,
};

/** The IAM actions of every call of one access. */
function actionsOf(access: OperationAccess): string[] {
  return Object.entries(called)
    .filter(([, traits]) => traits.access === access)
    .map(([name, { permission = 'ivs' }]) => `${permission}:${name}`)
    .toSorted();
}

const text = await readFile(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
const statements = new Map(
  [...text.matchAll(/```json\n(.*?)```/gs)]
    .flatMap(([, policy = '']) => (JSON.parse(policy) as { Statement: Statement[] }).Statement)
    .map((statement) => [statement.Sid, statement]),
);

describe('the policies that the documentation gives', () => {
  it.each([
    ['CallboardLook', 'read'],
    ['CallboardChange', 'write'],
    ['CallboardEnd', 'destructive'],
  ] as const)(
    '%s: allow every call that the console makes of the access "%s", and nothing else',
    (sid, access) => {
      const { Effect, Action = [] } = statements.get(sid) ?? {};
      expect(Effect).toBe('Allow');
      expect(Action.toSorted()).toEqual(actionsOf(access));
    },
  );

  it('name of S3 nothing but what has to do with the policy of a bucket', () => {
    expect([...statements.keys()]).toEqual([
      'CallboardLook',
      'CallboardChange',
      'CallboardEnd',
      'CallboardBuckets',
    ]);
    for (const action of statements.get('CallboardBuckets')?.Action ?? [])
      expect(action).toMatch(/^s3:((Get|Put|Delete)BucketPolicy|GetBucketLocation)$/);
  });
});
