import { describe, expect, it } from 'vitest';
import { redactSecrets } from './redact-secrets.ts';

describe('what is taken out of texts', () => {
  it.each([
    ['a stream key', 'rt_123456789012_us-east-1_abcDEF123456_canarysecret_with_more', 'canarysecret'],
    [
      'a participant token',
      'token eyJhbGciOiJFUzM4NCJ9.eyJjYW5hcnkiOiIxIn0.canarySignature_-x',
      'canarySignature',
    ],
    ['a private key', '-----BEGIN EC PRIVATE KEY-----\ncanary\n-----END EC PRIVATE KEY-----', 'canary'],
    ['a private key that was cut', '-----BEGIN PRIVATE KEY-----\ncanary', 'canary'],
    ['an access key', 'Credential=AKIACANARYCANARY1234/20261120', 'CANARYCANARY'],
    ['a signature', 'SignedHeaders=host, Signature=canary0123', 'canary0123'],
    ['a session token', 'X-Amz-Security-Token: canarytoken', 'canarytoken'],
    ['a secret in JSON', '{"SecretAccessKey":"canary/+secret"}', 'canary'],
  ])('%s', (_name, text, secret) => {
    expect(redactSecrets(text)).not.toContain(secret);
  });

  it('keeps the rest of the text', () => {
    const arn = 'arn:aws:ivs:us-east-1:123456789012:stage/abcdefghijkl';
    expect(redactSecrets(`Stage ${arn} was not found`)).toBe(`Stage ${arn} was not found`);
    expect(redactSecrets('rt_123456789012_us-east-1_abc_secret is used')).toBe(
      'rt_123456789012_us-east-1_abc_•••• is used',
    );
  });
});
