import { describe, expect, it } from 'vitest';
import css from './theme.css?raw';

type Theme = 'light' | 'dark';

/** Colours of the theme by name, both themes, as `[light, dark]`. */
const colours = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2 contrast of two colours of the theme. */
function contrast(a: string, b: string, theme: Theme): number {
  const [first, second] = [colours.get(a), colours.get(b)];
  if (!first || !second) throw new Error(`The theme has no colour ${first ? b : a}.`);
  const [low = 0, high = 0] = [luminance(first[theme]), luminance(second[theme])].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['canvas', 'sunken', 'surface', 'raised', 'hover', 'selected'];
const TEXTS = ['text', 'muted', 'accent', 'live', 'warn', 'bad', 'info'];
const TINTED = ['live', 'warn', 'bad', 'info'];

const readable: [string, string][] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground): [string, string] => [text, ground])),
  ...TINTED.map((state): [string, string] => [state, `${state}-tint`]),
  ['on-accent', 'accent-strong'],
  ['rail-text', 'rail'],
  ['rail-text', 'rail-hover'],
  ['rail-strong', 'rail'],
  ['rail-strong', 'rail-hover'],
];

/** Edges of controls, focus rings and a connection's bar are told from their ground: 3:1 (WCAG 1.4.11). */
const discernible: [string, string][] = [
  ...['edge', 'accent'].flatMap((edge) =>
    ['canvas', 'surface', 'raised'].map((ground): [string, string] => [edge, ground]),
  ),
  ...[...colours.keys()]
    .filter((name) => name.startsWith('connection-'))
    .map((name): [string, string] => [name, 'surface']),
];

describe.each<Theme>(['light', 'dark'])('the %s theme', (theme) => {
  it.each(readable)('lets %s be read on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(discernible)('lets %s be told from %s', (edge, ground) => {
    expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});
