import { describe, expect, it } from 'vitest';
import { shortReason } from './render-proof.mjs';

describe('why a browser does not count, in short', () => {
  it('is what the browser itself said', () => {
    const account = [
      'browserType.launch: Target page, context or browser has been closed',
      'Browser logs:',
      '<launching> /usr/bin/chromium --many --flags',
      '[pid=95][err] error while loading shared libraries: libnss3.so',
      'Call log:',
    ].join('\n');
    expect(shortReason(account)).toBe('error while loading shared libraries: libnss3.so');
  });

  it('is the first line of the account when the browser said nothing', () => {
    expect(shortReason('spawn ENOENT\nCall log:\n  - more')).toBe('spawn ENOENT');
  });
});
