import { describe, expect, it } from 'vitest';
import { subscriberOf } from './client-address.ts';

describe('whom a request counts for', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1:2:3:4:5::', '1:2:3:4::/64'],
  ])('%s is %s', (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber);
  });

  it.each([undefined, '', 'unknown', 'evil.test', '192.0.2.7:80', '[::1]', '1.2.3', 'x'.repeat(10_000)])(
    '%s is nobody',
    (address) => {
      expect(subscriberOf(address)).toBeUndefined();
    },
  );
});
