import { describe, expect, it } from 'vitest';
import { paths } from '#web/nav/paths.ts';
import { PALETTE_PAGES } from './palette-pages.ts';

describe('the pages of the palette', () => {
  it('are all that need no id, each under its own name', () => {
    const withoutId = Object.values(paths).filter((path) => path.length === 1);
    const addresses = withoutId.map((path) => (path as (connection: string) => string)('emulated'));
    expect(PALETTE_PAGES.map(({ to }) => to('emulated')).toSorted()).toEqual(addresses.toSorted());
    expect(new Set(PALETTE_PAGES.map(({ label }) => label)).size).toBe(PALETTE_PAGES.length);
  });
});
