import { describe, expect, it } from 'vitest';
import { plainLine } from './output.mjs';

describe('a line kept as evidence', () => {
  it('has no colours and no trailing blanks', () => {
    expect(plainLine('\u001B[32m✓\u001B[39m passed  ', '/srv/callboard/')).toBe('✓ passed');
  });

  it('does not tell where the checkout lies', () => {
    expect(plainLine('RUN v4 /srv/callboard/web in /srv/callboard', '/srv/callboard/')).toBe(
      'RUN v4 ./web in .',
    );
  });
});
