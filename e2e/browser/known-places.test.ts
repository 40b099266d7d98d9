import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownPlaces } from './known-places.mjs';

const path = ['/usr/local/bin', '', '/usr/bin'].join(delimiter);
const playwright = '/opt/cache/ms-playwright/chromium/chrome';

describe('where a Chromium is looked for', () => {
  it('is the named one first, even when it does not exist: a wrong name is said, not passed over', () => {
    expect(knownPlaces({ named: '/opt/mine', path, playwright }, () => false)).toEqual(['/opt/mine']);
  });

  it('is then PATH in its order, and Playwright last', () => {
    const there = new Set([join('/usr/bin', 'google-chrome'), join('/usr/bin', 'chromium'), playwright]);
    expect(knownPlaces({ named: undefined, path, playwright }, (file) => there.has(file))).toEqual([
      join('/usr/bin', 'chromium'),
      join('/usr/bin', 'google-chrome'),
      playwright,
    ]);
  });

  it('prefers the headless shell, which has no windows of its own to open', () => {
    const there = new Set([join('/usr/bin', 'chromium'), join('/usr/bin', 'chromium-headless-shell')]);
    expect(knownPlaces({ named: undefined, path, playwright }, (file) => there.has(file))).toEqual([
      join('/usr/bin', 'chromium-headless-shell'),
      join('/usr/bin', 'chromium'),
    ]);
  });

  it('names each place once', () => {
    const chromium = join('/usr/bin', 'chromium');
    expect(knownPlaces({ named: chromium, path, playwright: chromium }, (file) => file === chromium)).toEqual(
      [chromium],
    );
  });
});
