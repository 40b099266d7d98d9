import { describe, expect, it } from 'vitest';
import { parseArn } from './arn.ts';

describe('parseArn', () => {
  it('takes an ARN apart', () => {
    expect(parseArn('arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl')).toEqual({
      partition: 'aws',
      service: 'ivs',
      region: 'us-east-1',
      accountId: '123456789012',
      kind: 'stage',
      id: 'AbCdEfGhIjKl',
    });
  });

  it('keeps ids with slashes and ARNs of other services', () => {
    expect(parseArn('arn:aws:iam::123456789012:user/ops/console')).toMatchObject({
      service: 'iam',
      region: '',
      kind: 'user',
      id: 'ops/console',
    });
  });

  it.each(['', 'AbCdEfGhIjKl', 'arn:aws:ivs:us-east-1', 'arn:aws:s3:::bucket'])(
    'gives nothing for %j',
    (text) => {
      expect(parseArn(text)).toBeUndefined();
    },
  );
});
