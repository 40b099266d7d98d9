import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { api } from '#shared/api.ts';
import { Flag, Instant, wholeNumber } from '#shared/contract/codecs.ts';
import { contract, json } from '#shared/contract/define.ts';
import { ApiError } from './api-error.ts';
import { inputParser } from './parse-input.ts';

const things = contract('things', {
  put: json({
    method: 'PUT',
    path: '/:shelf/things',
    summary: 'Puts a thing',
    access: 'write',
    invalidates: [],
    params: { shelf: z.string().check(z.regex(/^\w+$/, 'must be a word')) },
    query: { count: z.optional(wholeNumber(1, 9)), loud: z.optional(Flag) },
    body: z.strictObject({ made: Instant, size: z.object({ width: z.number() }) }),
    output: z.object({}),
  }),
});
const parse = inputParser(things.put);
const body = { made: '2026-11-20T14:00:00Z', size: { width: 1 } };

function problems(raw: Parameters<typeof parse>[0]): unknown {
  try {
    parse(raw);
  } catch (error) {
    expect(error).toBeInstanceOf(ApiError);
    if (error instanceof ApiError) return error.fields;
  }
  return undefined;
}

describe('the check of a request', () => {
  it('decodes path, query and body', () => {
    expect(parse({ params: { shelf: 'a' }, search: new URLSearchParams('count=3&loud=true'), body })).toEqual(
      {
        shelf: 'a',
        count: 3,
        loud: true,
        body: { made: new Date('2026-11-20T14:00:00Z'), size: { width: 1 } },
      },
    );
  });

  it('tells every problem at once, each by its place', () => {
    const search = new URLSearchParams('count=0&loud=maybe');
    const wrong = { made: 'now', size: { width: 'x' }, colour: 'red' };
    expect(problems({ params: { shelf: '-' }, search, body: wrong })).toEqual([
      { path: 'params.shelf', message: 'must be a word' },
      { path: 'query.count', message: 'must be at least 1' },
      { path: 'query.loud', message: 'must be one of true, false' },
      { path: 'body.made', message: 'must be a date and time such as 2026-11-20T14:00:00Z' },
      { path: 'body.size.width', message: 'must be a number' },
      { path: 'body.colour', message: 'is not known here' },
    ]);
  });

  it.each([
    ['repeated', 'count=1&count=2', { path: 'query.count', message: 'must be given once' }],
    ['unknown', 'cuont=1', { path: 'query.cuont', message: 'is not a parameter of this endpoint' }],
    [
      'named as a part of every object',
      '__proto__=1',
      { path: 'query.__proto__', message: 'is not a parameter of this endpoint' },
    ],
    [
      'nested as other servers read it',
      'count[a]=1',
      { path: 'query.count[a]', message: 'is not a parameter of this endpoint' },
    ],
    ['not a number', 'count=1e3', { path: 'query.count', message: 'must be a whole number' }],
    ['empty', 'count=', { path: 'query.count', message: 'must be a whole number' }],
  ])('refuses a query parameter that is %s', (_name, query, problem) => {
    expect(problems({ params: { shelf: 'a' }, search: new URLSearchParams(query), body })).toContainEqual(
      problem,
    );
  });
});

describe('the contract', () => {
  const endpoints = Object.values(api).flatMap((contractOf) => Object.values(contractOf));

  it.each(endpoints)('$id has no name that stands for two things', (endpoint) => {
    const names = [...Object.keys(endpoint.params), ...Object.keys(endpoint.query), 'body'];
    expect(new Set(names).size).toBe(names.length);
  });
});
