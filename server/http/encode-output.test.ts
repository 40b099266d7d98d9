import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Instant, openEnum } from '#shared/contract/codecs.ts';
import { ApiError } from './api-error.ts';
import { encodeOutput } from './encode-output.ts';

const Output = z.object({
  items: z.array(z.object({ arn: z.string(), state: openEnum(['ON', 'OFF']), at: z.optional(Instant) })),
});
const passesOn = { id: 'things.list', aws: ['ListStages'] } as never;
const ownData = { id: 'layouts.list', aws: [] } as never;
const at = new Date('2026-11-20T14:00:00Z');

describe('the encoding of an answer', () => {
  it('writes instants as text and leaves out what the contract does not name', () => {
    const answer = { items: [{ arn: 'a', state: 'ON', at, secret: 'x' }], $metadata: {}, more: 1 };
    expect(encodeOutput(passesOn, Output, answer, undefined)).toEqual({
      items: [{ arn: 'a', state: 'ON', at: '2026-11-20T14:00:00.000Z' }],
    });
  });

  it('passes on a value of an enumeration that AWS added since', () => {
    const answer = { items: [{ arn: 'a', state: 'DIMMED' }] };
    expect(encodeOutput(passesOn, Output, answer, undefined)).toEqual(answer);
  });

  it('tells a gap in what AWS answered, with the place and the id to ask AWS about', () => {
    const answer = { items: [{ arn: 'a', state: 'ON' }, { state: 5 }] };
    expect(() => encodeOutput(passesOn, Output, answer, 'aws-1')).toThrow(
      expect.objectContaining({
        code: 'aws_invalid_answer',
        status: 502,
        awsRequestId: 'aws-1',
        message: expect.stringContaining(
          'ListStages is not complete: items.1.arn is required and 1 more',
        ) as string,
      }) as ApiError,
    );
  });

  it('calls a gap in our own data our own fault', () => {
    const attempt = (): unknown => encodeOutput(ownData, Output, {}, undefined);
    expect(attempt).toThrow('layouts.list answered with a value outside its contract: items is required');
    expect(attempt).not.toThrow(ApiError);
  });
});
