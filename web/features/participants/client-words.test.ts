import { describe, expect, it } from 'vitest';
import { whyClientIsMissing } from './client-words.ts';

describe('whyClientIsMissing', () => {
  it('says nothing where a browser is named', () => {
    expect(whyClientIsMissing({ browserName: 'Google Chrome', osName: '' })).toBeUndefined();
  });

  it.each([
    [{ protocol: 'RTMPS' }, 'over RTMPS has no browser'],
    [{ protocol: 'RTMP', osName: '' }, 'over RTMP has no browser'],
    [{ protocol: 'WHIP' }, 'over WHIP'],
    [{ osName: 'Android', sdkVersion: '1.50.0', browserName: '' }, 'native app'],
    [{ replicationType: 'REPLICA' }, 'source participant'],
    [{}, 'has not told'],
  ])('gives a reason for %j', (participant, words) => {
    expect(whyClientIsMissing(participant)).toContain(words);
  });
});
