import { describe, expect, it } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '#shared/contract/errors.ts';
import { stages } from '#shared/stages/contract.ts';
import { ApiError, InvalidInputError, UnreachableError, UnreadableError } from '#web/api/failure.ts';
import { failureWords, isDenied, permissionsOf } from './failure-words.ts';

const failed = (code: ErrorCode) =>
  new ApiError(ERROR_STATUS[code], { code, message: 'as AWS says it', requestId: 'req-1' });

describe('failureWords', () => {
  it.each(Object.keys(ERROR_STATUS) as ErrorCode[])('says what is wrong and what to do for %s', (code) => {
    const { title, advice } = failureWords(failed(code));
    expect(title).toMatch(/^[A-Z][^.]+$/);
    expect(advice).toMatch(/^[A-Z].+\.$/);
  });

  it('tells apart a server that cannot be reached, one that is silent, and an answer that is not its own', () => {
    const titles = [
      new UnreachableError('network', undefined),
      new UnreachableError('silent', undefined),
      new UnreadableError(502),
      new InvalidInputError([]),
    ].map((failure) => failureWords(failure).title);
    expect(new Set(titles).size).toBe(4);
  });

  it('knows a missing permission and names it', () => {
    expect(isDenied(failed('aws_access_denied'))).toBe(true);
    expect(isDenied(failed('aws_throttled'))).toBe(false);
    expect(permissionsOf(stages.list)).toEqual(['ivs:ListStages']);
  });
});
