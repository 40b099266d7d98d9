import { expect, it } from 'vitest';
import { signatureOf } from './signature.ts';

it('is what anybody can compute who knows the secret', () => {
  // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 'a-secret-of-16-or-more'
  expect(signatureOf('a-secret-of-16-or-more', 1_700_000_000, '{"a":1}')).toBe(
    'v1=0ca90685a430f281beb335ec234ab1b276048a510efc679466a0b4dff833d918',
  );
});
