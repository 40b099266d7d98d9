import { describe, expect, it } from 'vitest';
import { arnOf, parseArn } from './arn.ts';

const realm = { accountId: '123456789012', region: 'us-east-1' };

describe('ARNs', () => {
  it('are read back as they were made', () => {
    const arn = arnOf(realm, 'encoder-configuration', 'AbCdEfGhIjKl');
    expect(arn).toBe('arn:aws:ivs:us-east-1:123456789012:encoder-configuration/AbCdEfGhIjKl');
    expect(parseArn(arn)).toEqual({ ...realm, kind: 'encoder-configuration', id: 'AbCdEfGhIjKl' });
  });

  it.each([
    'stage/AbCdEfGhIjKl',
    'arn:aws:s3:us-east-1:123456789012:stage/AbCdEfGhIjKl',
    'arn:aws:ivs:us-east-1:123456789012:stage',
    'arn:aws:ivs:us-east-1:12345678901x:stage/AbCdEfGhIjKl',
    'arn:aws:ivs:us-east-1:123456789012:stage/AbCd/EfGh',
    'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl\n',
    '',
  ])('are not found in %j', (text) => {
    expect(parseArn(text)).toBeUndefined();
  });
});
