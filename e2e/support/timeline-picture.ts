import type { Page } from '@playwright/test';

/** The picture of the chart in the last frame of a pan, beside the one at rest there. */
export interface PicturesOfPan {
  /** Whether what was shown was painted before, and moved. */
  wasMoved: boolean;
  /** Of the values of all pixels, how many are others at rest, by more than the rounding of a blurred edge. */
  differing: { axis: number; lanes: number };
  /** How many different ones there are at rest. */
  values: { axis: number; lanes: number };
  /** Where the line of the marked moment stood and stands, CSS pixels from the left edge of the lanes. */
  moment: (number | undefined)[];
}

/** Of 255. */
const ROUNDING = 12;

/**
 * Pans once a frame, as a finger on a touchpad does; looks at the chart in the last of these frames, and once more when it
 * has come to rest.
 * @param steps CSS pixels of each frame
 * @param inset CSS pixels at both ends of the axis that are left out: a time that reaches over an edge is not written at rest
 */
export async function picturesOfPan(
  page: Page,
  steps: readonly number[],
  inset: number,
): Promise<PicturesOfPan> {
  return page.evaluate(
    async ([pixels, aside, rounding]) => {
      const plot = document.querySelector<HTMLElement>('[role="application"]');
      const axis = document.querySelector<HTMLElement>('[title^="Click to mark a moment"]');
      const scroller = plot?.parentElement?.parentElement;
      if (!plot || !axis || !scroller) throw new Error('There is no chart.');
      const inView = Math.min(plot.clientHeight, scroller.clientHeight);
      const aFrame = async () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => resolve());
        });
      const seen = (area: HTMLElement) =>
        [...area.querySelectorAll('canvas')].filter((one) => getComputedStyle(one).visibility === 'visible');
      const isMoved = () =>
        [plot, axis].some((area) => seen(area).some((one) => one.getContext('2d') === null));
      const valuesOf = (area: HTMLElement, left: number, height: number) => {
        const box = area.getBoundingClientRect();
        const paper = new OffscreenCanvas(Math.floor(box.width) - 2 * left, height);
        const pen = paper.getContext('2d');
        if (!pen) throw new Error('There is no pen.');
        for (const canvas of seen(area)) {
          const place = canvas.getBoundingClientRect();
          pen.drawImage(canvas, place.left - box.left - left, place.top - box.top);
        }
        return pen.getImageData(0, 0, paper.width, paper.height).data;
      };
      const line = plot.querySelector<HTMLElement>('.bg-text:not([hidden])');
      const look = () => ({
        axis: valuesOf(axis, aside, axis.clientHeight),
        lanes: valuesOf(plot, 0, inView),
        moment: line ? line.getBoundingClientRect().left - plot.getBoundingClientRect().left : undefined,
      });
      const others = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
        one.reduce(
          (sum, value, i) => sum + (Math.abs(value - (other[i] ?? -rounding)) > rounding ? 1 : 0),
          0,
        );

      const { left, top } = plot.getBoundingClientRect();
      const where = { clientX: left + 100, clientY: top + 20 };
      for (const deltaX of pixels) {
        plot.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaX, ...where }));
        // The chart has asked for this frame first, so it has painted when it comes here.
        await aFrame();
      }
      const wasMoved = isMoved();
      const moving = look();
      // Nothing tells the rest of a chart that painted every frame: it sees it 150 ms after the last movement.
      for (const began = performance.now(); performance.now() - began < 400 || isMoved();) await aFrame();
      const resting = look();
      return {
        wasMoved,
        differing: {
          axis: others(moving.axis, resting.axis),
          lanes: others(moving.lanes, resting.lanes),
        },
        values: { axis: new Set(resting.axis).size, lanes: new Set(resting.lanes).size },
        moment: [moving.moment, resting.moment],
      };
    },
    [steps, inset, ROUNDING] as const,
  );
}
