import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFERENCE_CASES } from './reference-cases.ts';
import { readSvg, shapesOf, toSvg } from './reference-svg.ts';

const FOLDER = new URL('../../shared/layouts/references/', import.meta.url);

describe('the kept pictures of layouts', () => {
  it('are sixty, one for each case', () => {
    const files = readdirSync(FOLDER).toSorted();
    expect(files).toEqual(REFERENCE_CASES.map(({ name }) => `${name}.svg`).toSorted());
    expect(files).toHaveLength(60);
  });

  // `npm run references` draws them anew, to be looked at before they are kept.
  it.each(REFERENCE_CASES)('$name', ({ name, draw }) => {
    const kept = readSvg(readFileSync(new URL(`${name}.svg`, FOLDER), 'utf8'));
    const drawing = draw();
    expect(kept).toEqual({
      canvas: [0, 0, drawing.canvas.width, drawing.canvas.height],
      shapes: shapesOf(drawing),
    });
  });

  it('tell a layout apart that is one pixel off', () => {
    const [first] = REFERENCE_CASES;
    const drawing = first?.draw();
    if (!drawing) throw new Error('There are no cases.');
    const [slot] = drawing.slots;
    if (slot) slot.rectangle = { ...slot.rectangle, x: slot.rectangle.x + 1 };
    expect(readSvg(toSvg(drawing)).shapes).not.toEqual(shapesOf(first?.draw() ?? drawing));
  });
});
