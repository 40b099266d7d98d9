import type { Page } from '@playwright/test';

/** What is drawn: the pictures as they are painted, and the same in words, with the layout and the size of the pictures. */
export interface Shown {
  words: string;
  /** The pixels of both pictures, now. */
  pictures: string;
  /** Those of the frame that followed the last key; empty before the first. */
  ofKeysFrame: string;
}

/** Has the page note what the pictures are in the first frame after each key. To be called once, before any `shown`. */
export async function noteFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pixels = () =>
      Array.from(document.querySelectorAll('figure canvas'), (canvas) =>
        canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '',
      ).join();
    const notes = { pixels, ofKeysFrame: '', isOn: true };
    Object.assign(globalThis, { layoutNotes: notes });
    addEventListener(
      'keydown',
      () => {
        // A frame's callbacks come right before it is painted.
        if (notes.isOn) requestAnimationFrame(() => (notes.ofKeysFrame = pixels()));
      },
      true,
    );
  });
}

/** To read pixels takes time that must not be measured. */
export async function switchNotes(page: Page, isOn: boolean): Promise<void> {
  await page.evaluate((on) => Object.assign(Reflect.get(globalThis, 'layoutNotes'), { isOn: on }), isOn);
}

export async function shown(page: Page): Promise<Shown> {
  const captions = await page.locator('figcaption').allInnerTexts();
  const layout = await page.getByRole('region', { name: 'layout JSON' }).innerText();
  const noted = await page.evaluate(() => {
    const { pixels, ofKeysFrame } = Reflect.get(globalThis, 'layoutNotes') as {
      pixels: () => string;
      ofKeysFrame: string;
    };
    return { pictures: pixels(), ofKeysFrame };
  });
  return { words: [...captions, layout].join(), ...noted };
}
