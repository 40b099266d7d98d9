import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskStreamKey } from './stream-key.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

describe('a stream key as it is shown', () => {
  it('keeps account, Region and configuration, and hides the rest', () => {
    expect(maskStreamKey('rt_123456789012_us-east-1_AbCdEfGhIjKl_s3cr3t_with_more')).toBe(
      'rt_123456789012_us-east-1_AbCdEfGhIjKl_••••',
    );
  });

  it.each(['sk_us-east-1_abc', 'rt_123456789012', '', 'rt_123456789012_us-east-1_abc_'])(
    'shows nothing of a key in another form: "%s"',
    (key) => {
      expect(maskStreamKey(key)).toBe('••••');
    },
  );

  it('never contains the secret', () => {
    const secret = fc.string({ minLength: 8, maxLength: 60 }).filter((text) => !text.includes('•'));
    fc.assert(
      fc.property(secret, fc.stringMatching(/^[a-zA-Z0-9]{12}$/), (hidden, id) => {
        expect(maskStreamKey(`rt_123456789012_eu-west-1_${id}_${hidden}`)).toBe(
          `rt_123456789012_eu-west-1_${id}_••••`,
        );
      }),
      { seed: 1, numRuns: 50 * SCALE },
    );
  });

  it('is missing where AWS sent none', () => {
    expect(maskStreamKey(undefined)).toBeUndefined();
  });
});
