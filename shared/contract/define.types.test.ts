import { describe, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import { Instant, wholeNumber } from './codecs.ts';
import { bytes, contract, hook, json, stream } from './define.ts';
import type { EndpointId, Input, InvalidatedId, Parsed, Result, Wire } from './endpoint.ts';

const Thing = z.object({ name: z.optional(z.string()), made: Instant });
const things = contract('things', {
  get: json({
    path: '/:connection/things/:thingId',
    summary: 'One thing',
    access: 'read',
    params: { connection: z.string(), thingId: z.string() },
    query: { limit: z.optional(wholeNumber(1, 100)) },
    output: Thing,
  }),
  add: json({
    method: 'POST',
    path: '/things',
    summary: 'Adds a thing',
    access: 'write',
    invalidates: ['things.get', 'things.all'],
    body: Thing,
    output: z.object({ id: z.string() }),
  }),
  all: json({
    path: '/things',
    summary: 'All things',
    access: 'read',
    query: { limit: z.optional(wholeNumber(1, 100)) },
    output: Thing,
  }),
});

describe('the types that follow from an endpoint', () => {
  it('give the caller numbers and text, and the browser JSON', () => {
    expectTypeOf<Input<typeof things.get>>().toEqualTypeOf<{
      connection: string;
      thingId: string;
      limit?: number | undefined;
    }>();
    expectTypeOf<Wire<typeof things.get>>().toEqualTypeOf<{ made: string; name?: string | undefined }>();
    expectTypeOf<Input<typeof things.add>['body']['made']>().toEqualTypeOf<string>();
  });

  it('give the handler decoded values, and let it answer with what the SDK may leave undefined', () => {
    expectTypeOf<Parsed<typeof things.add>['body']['made']>().toEqualTypeOf<Date>();
    expectTypeOf<{ name?: string; made: Date | undefined }>().toExtend<Result<typeof things.get>>();
  });

  it('hold the caller to what is declared where there are no path parameters', () => {
    expectTypeOf<Input<typeof things.all>>().toEqualTypeOf<{ limit?: number | undefined }>();
    // @ts-expect-error there is no such parameter
    const other: Input<typeof things.all> = { limti: 1 };
    expectTypeOf(other).not.toBeAny();
  });

  it('hold what changes something to naming what it makes stale, and what only shows to naming nothing', () => {
    expectTypeOf<EndpointId<{ things: typeof things }>>().toEqualTypeOf<
      'things.get' | 'things.add' | 'things.all'
    >();
    expectTypeOf<InvalidatedId<{ things: typeof things }>>().toEqualTypeOf<'things.get' | 'things.all'>();
    const given = { path: '/things', summary: '', output: Thing } as const;
    // @ts-expect-error a write must say what it makes stale
    json({ ...given, method: 'POST', access: 'write' });
    // @ts-expect-error a read makes nothing stale
    json({ ...given, access: 'read', invalidates: ['things.get'] });
  });

  it('demand to be told who may, in words that there are', () => {
    const given = { path: '/things', summary: '', output: Thing } as const;
    // @ts-expect-error an endpoint without an access class
    json({ ...given });
    // @ts-expect-error a class that there is not
    json({ ...given, access: 'everybody' });
    // @ts-expect-error a role that there is not
    json({ ...given, access: 'read', role: 'owner' });
    // @ts-expect-error a stream too
    stream({ path: '/things', summary: '', events: {} });
    // @ts-expect-error a download too
    bytes({ path: '/things', summary: '', contentTypes: ['text/csv'] });
    // @ts-expect-error a hook too
    hook({ path: '/hooks/things', summary: '', output: Thing });
  });

  it('refuse a path parameter that is not declared, and one that the path does not have', () => {
    const summary = '';
    const access = 'read';
    const output = Thing;
    const text = z.string();
    // @ts-expect-error thingId is missing
    json({ path: '/:connection/:thingId', summary, access, output, params: { connection: text } });
    // @ts-expect-error other is not in the path
    json({ path: '/:thingId', summary, access, output, params: { thingId: text, other: text } });
    // @ts-expect-error a path with parameters needs them declared
    json({ path: '/:thingId', summary, access, output });
  });
});
