import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { audienceOf, includesRole, ROLES } from '#shared/contract/roles.ts';
import { operations } from './operations.ts';
import { policyOf } from './role-policy.ts';

const endpoints: Endpoint[] = Object.values(api).flatMap((contract) => Object.values(contract));

/** Without the service before the colon, and without S3, which AWS asks for and the console does not call. */
const called = (role: (typeof ROLES)[number]): string[] =>
  policyOf(role)
    .Statement.filter(({ Sid }) => Sid !== 'CallboardBuckets')
    .flatMap(({ Action }) => Action.map((action) => action.split(':')[1] ?? ''));

describe('the policy of a role', () => {
  it.each(ROLES)('%s: has what its endpoints call, and nothing else', (role) => {
    const theirs = endpoints.filter((endpoint) => {
      const audience = audienceOf(endpoint);
      return audience === 'anybody' || audience === 'signed-in' || includesRole(role, audience);
    });
    expect(new Set(called(role))).toEqual(new Set(theirs.flatMap(({ aws }) => aws)));
    expect(called(role)).toHaveLength(new Set(called(role)).size);
  });

  it('grows with the role, from nothing that changes to everything', () => {
    expect(policyOf('viewer').Statement.map(({ Sid }) => Sid)).toEqual(['CallboardLook']);
    const changing = called('support').filter((name) => !called('viewer').includes(name));
    expect(changing).toEqual(['DisconnectParticipant']);
    expect(called('operator')).not.toContain('DeletePublicKey');
    expect(called('administrator')).toEqual(expect.arrayContaining(Object.keys(operations)));
  });

  it('lets AWS edit the policy of a bucket only for who makes or deletes storage configurations', () => {
    const sids = ROLES.map((role) => policyOf(role).Statement.some(({ Sid }) => Sid === 'CallboardBuckets'));
    expect(sids).toEqual([false, false, true, true]);
  });
});
