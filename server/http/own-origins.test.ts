import { describe, expect, it } from 'vitest';
import { loopbackOrigins, ownOrigins } from './own-origins.ts';

describe('our own origins', () => {
  const ours = ownOrigins([...loopbackOrigins('127.0.0.1', 3000), 'https://callboard.example']);

  it.each(['127.0.0.1:3000', 'localhost:3000', 'callboard.example'])('have the host %s', (host) => {
    expect(ours.hasHost(host)).toBe(true);
  });

  it.each([
    '',
    'LOCALHOST:3000',
    'localhost',
    'localhost:3001',
    '[::1]:3000',
    '127.0.0.1.nip.io:3000',
    'evil.test',
  ])('do not have the host "%s"', (host) => {
    expect(ours.hasHost(host)).toBe(false);
  });

  it('are told by scheme, host and port, and which go through TLS', () => {
    expect(ours.hasOrigin('http://localhost:3000')).toBe(true);
    expect(ours.hasOrigin('https://localhost:3000')).toBe(false);
    expect(ours.hasOrigin('http://localhost:5173')).toBe(false);
    expect(ours.hasOrigin('null')).toBe(false);
    expect(ours.isSecure('localhost:3000')).toBe(false);
    expect(ours.isSecure('callboard.example')).toBe(true);
  });

  it('leave out the default port as browsers do, and bracket IPv6', () => {
    expect(ownOrigins(loopbackOrigins('127.0.0.1', 80)).hasHost('localhost')).toBe(true);
    expect(ownOrigins(loopbackOrigins('::1', 3000)).hasHost('[::1]:3000')).toBe(true);
  });
});
