import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import { isPaged } from './page-limits.ts';
import { matchRoute, ROUTES } from './router.ts';

describe('the routes', () => {
  it('are one for each command of the SDK', () => {
    const commands = Object.keys(sdk).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? []);
    const named = commands.filter((name) => name !== '$');
    expect(ROUTES.map(({ operation }) => operation).toSorted()).toEqual(named.toSorted());
    expect(ROUTES).toHaveLength(39);
  });

  it('find each operation by method and path', () => {
    for (const { operation, method, path } of ROUTES) {
      expect(matchRoute(method, path.replace('{resourceArn}', 'arn%3Aaws')).route.operation).toBe(operation);
    }
  });

  it('have limits for exactly the operations with pages', () => {
    for (const { operation, input } of ROUTES) {
      const hasPages = input.members.some(({ name }) => name === 'maxResults');
      expect([operation, isPaged(operation)]).toEqual([operation, hasPages]);
    }
  });

  it('know what is required and where it travels', () => {
    const untag = ROUTES.find(({ operation }) => operation === 'UntagResource');
    expect(untag?.input.members).toEqual([
      { name: 'resourceArn', shape: { kind: 'string' }, required: true, place: { in: 'label' } },
      {
        name: 'tagKeys',
        shape: { kind: 'list', item: { kind: 'string' } },
        required: true,
        place: { in: 'query', as: 'tagKeys' },
      },
    ]);
  });
});
