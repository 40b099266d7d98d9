import { expect, it } from 'vitest';
import { fingerprintVerdict } from './fingerprint.ts';

const known = { aws: '8a:ce:6e:01', sha256: 'ff:00:aa' };

it.each([
  ['', undefined],
  ['  ', undefined],
  ['8a:ce:6e:01', 'It is what AWS gives for this key.'],
  [' 8ACE 6E01 ', 'It is what AWS gives for this key.'],
  ['SHA256=FF:00:AA', 'It is SHA-256 of this key.'],
  ['8a:ce:6e', 'It is no fingerprint of this key.'],
])('%j: %s', (text, said) => {
  expect(fingerprintVerdict(text, known)?.text).toBe(said);
});
