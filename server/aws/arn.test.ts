import { describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { accountOf, isSameRealm } from './arn.ts';

describe('an ARN', () => {
  it('is made from a short id and read back', () => {
    const arn = arnOf('eu-west-1', '123456789012', 'storage-configuration', 'AbCdEfGhIjKl');
    expect(arn).toBe('arn:aws:ivs:eu-west-1:123456789012:storage-configuration/AbCdEfGhIjKl');
    expect(idOf(arn)).toBe('AbCdEfGhIjKl');
    expect(accountOf(arn)).toBe('123456789012');
  });

  it('has the partition of its Region', () => {
    expect(arnOf('cn-north-1', '123456789012', 'stage', 'x')).toMatch(/^arn:aws-cn:/);
    expect(arnOf('us-gov-west-1', '123456789012', 'stage', 'x')).toMatch(/^arn:aws-us-gov:/);
  });

  it('is of one realm with another by partition, Region and account', () => {
    const stage = arnOf('eu-west-1', '123456789012', 'stage', 'AbCdEfGhIjKl');
    expect(isSameRealm(stage, 'arn:aws:ivs:eu-west-1:123456789012:channel/x')).toBe(true);
    for (const realm of ['aws:ivs:eu-west-1:210987654321', 'aws:ivs:us-east-1:123456789012'])
      expect(isSameRealm(stage, `arn:${realm}:channel/x`)).toBe(false);
    expect(isSameRealm(stage, 'arn:aws-cn:ivs:eu-west-1:123456789012:channel/x')).toBe(false);
    expect(isSameRealm(stage, '')).toBe(false);
  });

  it.each(['', 'stage/abc', 'arn:aws:s3:::bucket'])('is not seen in "%s"', (text) => {
    expect(accountOf(text)).toBeUndefined();
  });
});
