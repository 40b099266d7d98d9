import { describe, expect, it } from 'vitest';
import { redactSecrets, secretIn, withoutSecrets } from './secrets.ts';

describe('what is taken out of texts', () => {
  it.each([
    ['a stream key', 'rt_123456789012_us-east-1_abcDEF123456_canarysecret_with_more', 'canarysecret'],
    [
      'a participant token',
      'token eyJhbGciOiJFUzM4NCJ9.eyJjYW5hcnkiOiIxIn0.canarySignature_-x',
      'canarySignature',
    ],
    [
      'a token in an address',
      '%3DeyJhbGciOiJFUzM4NCJ9.eyJjYW5hcnkiOiIxIn0.canarySignature',
      'canarySignature',
    ],
    ['a stream key in an address', 'app%2Frt_123456789012_us-east-1_abcDEF123456_canary', 'canary'],
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

describe('what of a text is a secret', () => {
  it.each([
    ['a private key', 'k=-----BEGIN%20EC%20PRIVATE%20KEY-----canary%', 'k='],
    [
      'a signature or key of AWS',
      'https://b.example/x?X-Amz-Signature%3Dcanary',
      'https://b.example/x?X-Amz-',
    ],
    ['a participant token', 'a eyJhbGciOiJFUzM4NCJ9.eyJjIjoxfQ.canary b', 'a  b'],
  ])('is %s, and the rest has nothing of it', (what, text, rest) => {
    expect(secretIn(text)).toBe(what);
    expect(withoutSecrets(text)).toBe(rest);
  });

  it.each([
    'arn:aws:ivs:us-east-1:123456789012:stage/abcdefghijkl',
    '{"accessKeyId":"ASIACANARYCANARY1234"}',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
    'eyJhbGciOiJFUzM4NCJ9',
    '100 % of rt_ and eyJ',
  ])('is nothing in %s', (text) => {
    expect(secretIn(text)).toBeUndefined();
    expect(withoutSecrets(text)).toBe(text);
  });
});
