import { expect } from 'vitest';

export const STREAM_KEY = 'rt_123456789012_us-east-1_InGeStAaAaA1_s3cr3ts3cr3ts3cr3t';
export const TOKEN = 'eyJhbGciOiJLTVMiLCJ0eXAiOiJKV1QifQ.eyJleHAiOjF9.c2lnbmF0dXJl';

/** What people have in their clipboard when a secret is among it. */
export const TEXTS_WITH_SECRETS = [
  STREAM_KEY,
  TOKEN,
  `rtmps://0123.global-contribute.live-video.net:443/app/${STREAM_KEY}`,
  `STREAM_KEY=${STREAM_KEY}`,
  `https://show.example/join#${TOKEN}`,
  `wss://global.events.live-video.net/?token=${TOKEN}`,
  `Bearer ${TOKEN}`,
  `"${TOKEN}"`,
  '-----BEGIN EC PRIVATE KEY-----\nczNjcjN0c2VjcmV0\n-----END EC PRIVATE KEY-----',
  `{"userId":"${TOKEN}"}`,
] as const;

/** Fails where anything of these secrets is in a value, whatever has become of the rest. */
export function expectNoSecretIn(value: unknown): void {
  const text = JSON.stringify(value);
  for (const part of ['s3cr3t', 'eyJ', 'c2lnbmF0dXJl', 'PRIVATE', 'czNjcjN0'])
    expect(text).not.toContain(part);
}
