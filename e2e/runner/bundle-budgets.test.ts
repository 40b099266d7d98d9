import { describe, expect, it } from 'vitest';
import { budgetLine, measureBundle } from './bundle-budgets.mjs';

const manifest = {
  'index.html': {
    file: 'assets/index-1.js',
    isEntry: true,
    imports: ['_react.js'],
    css: ['assets/index-1.css'],
  },
  '_react.js': { file: 'assets/react-1.js' },
  '_table.js': { file: 'assets/table-1.js', imports: ['_react.js'] },
  '_aria.js': { file: 'assets/aria-1.js', imports: ['_react.js'] },
  'features/stages/stages-page.tsx': {
    file: 'assets/stages-1.js',
    isDynamicEntry: true,
    imports: ['_table.js'],
  },
  'features/sessions/session-page.tsx': {
    file: 'assets/session-1.js',
    isDynamicEntry: true,
    imports: ['_table.js', '_chart.js', '_aria.js'],
    css: ['assets/session-1.css'],
  },
  '_chart.js': { file: 'assets/chart-1.js' },
  'ui/combo-box.tsx': { file: 'assets/combo-1.js', isDynamicEntry: true, imports: ['_aria.js'] },
  'ui/dialog.tsx': { file: 'assets/dialog-1.js', isDynamicEntry: true, imports: ['_aria.js'] },
};
const page =
  '<script src="/first-paint.js"></script><script type="module" crossorigin src="/assets/index-1.js"></script>';
const sizes: Record<string, number> = {
  'assets/index-1.js': 10_000,
  'assets/react-1.js': 60_000,
  'assets/table-1.js': 5_000,
  'assets/stages-1.js': 3_000,
  'first-paint.js': 400,
  'assets/aria-1.js': 50_000,
  'assets/combo-1.js': 2_000,
  'assets/dialog-1.js': 1_000,
  'assets/session-1.js': 20_000,
  'assets/chart-1.js': 41_000,
  'assets/index-1.css': 7_000,
  'assets/session-1.css': 1_000,
};
const measure = () => measureBundle({ manifest, page, sizeOf: (file) => sizes[file] ?? Number.NaN });
const figure = (name: string) => measure().find((one) => one.name === name);

describe('the weight of the bundle', () => {
  it('of the first route holds the entry, what it imports, the first page and plain scripts', () => {
    expect(figure('first route, JavaScript')).toMatchObject({ bytes: 78_400, bound: 150_000 });
  });

  it('of the overlays holds what they share once', () => {
    expect(figure('overlays, loaded on first use')).toMatchObject({ bytes: 53_000, bound: 75_000 });
  });

  it('of a lazy page holds only what it brings anew', () => {
    const session = figure('features/sessions/session-page.tsx');
    expect(session).toMatchObject({ bytes: 61_000, bound: 60_000 });
    expect(session && budgetLine(session)).toBe('FAILED   61.0 of 60 kB  features/sessions/session-page.tsx');
  });

  it('names the first page in no line of its own', () => {
    expect(figure('features/stages/stages-page.tsx')).toBeUndefined();
  });

  it('of the style sheets is their sum', () => {
    const css = figure('style sheets');
    expect(css).toMatchObject({ bytes: 8_000, bound: 10_000 });
    expect(css && budgetLine(css)).toBe('ok        8.0 of 10 kB  style sheets');
  });

  it('cannot be had from a manifest without an entry', () => {
    expect(() => measureBundle({ manifest: {}, page, sizeOf: () => 0 })).toThrow('no entry');
  });
});
