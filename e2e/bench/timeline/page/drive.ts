/** How a chart is moved and looked at, from inside its page. Times are milliseconds of the page's own clock. */

/** What moving a chart frame by frame cost. */
export interface Frames {
  /** Main-thread work of each frame: taking the input, and from the beginning of the frame until it has been painted. */
  work: number[];
  /** Between one presented frame and the next. */
  intervals: number[];
}

/**
 * Takes one step a frame. A step is an input that arrives between two frames; what it has the chart do is done in the frame
 * that follows, whose last word is a message that was posted in it: browsers paint before they take messages.
 */
export async function frames<Step>(steps: Step[], take: (step: Step) => void): Promise<Frames> {
  const work: number[] = [];
  const presented: number[] = [];
  for (const step of steps) {
    const frame = new Promise<number>((resolve) => {
      // Asked for before the input, so that it runs before whatever the chart asks for.
      requestAnimationFrame((time) => {
        presented.push(time);
        const began = performance.now();
        afterPaint(() => resolve(performance.now() - began));
      });
    });
    const began = performance.now();
    take(step);
    // Behind the microtasks in which frameworks draw what changed.
    const taken = await new Promise<number>((resolve) =>
      queueMicrotask(() => queueMicrotask(() => resolve(performance.now() - began))),
    );
    work.push(taken + (await frame));
  }
  return { work, intervals: presented.slice(1).map((time, index) => time - (presented[index] ?? time)) };
}

/** Different colours that a picture has and an empty ground has not. */
const COLOURS_OF_A_PICTURE = 4;
/** Frames after which there will be no picture any more; one may take minutes. */
const FRAMES_AT_MOST = 2_000;

/** Milliseconds from when a chart is told to draw until the frame with its picture has been painted. */
export async function firstPicture(host: HTMLElement, show: () => void): Promise<number> {
  // What looks at the pictures is made at its first use; that is not the chart's time.
  const scratch = document.createElement('canvas');
  scratch.getContext('2d')?.fillRect(0, 0, 1, 1);
  coloursOf(scratch);
  const began = performance.now();
  show();
  for (let frame = 0; frame < FRAMES_AT_MOST; frame += 1) {
    const painted = await new Promise<number>((resolve) => {
      requestAnimationFrame(() => afterPaint(() => resolve(performance.now())));
    });
    if (hasPicture(host)) return painted - began;
  }
  throw new Error('Nothing was drawn.');
}

/** What is on screen, for comparison: a chart that does not move must not pass for a quick one. */
export function signature(host: HTMLElement): string {
  const seen = canvasesSeen(host);
  // The axis as well: where everything is busy all the time, lanes look alike wherever they are looked at.
  const colours = seen.flatMap((canvas) => [...coloursOf(canvas)]);
  const places = seen.map((canvas) => Math.round(canvas.getBoundingClientRect().left));
  const boxes = [...host.querySelectorAll<HTMLElement>('.vis-item')].slice(0, 200);
  return JSON.stringify([colours, places, boxes.map(({ style }) => style.cssText)]);
}

function hasPicture(host: HTMLElement): boolean {
  return (
    new Set(colourSamples(host)).size >= COLOURS_OF_A_PICTURE ||
    host.querySelectorAll('.vis-item').length >= COLOURS_OF_A_PICTURE
  );
}

const SAMPLES = { width: 96, height: 48 };

const canvasesSeen = (host: HTMLElement): HTMLCanvasElement[] =>
  [...host.querySelectorAll('canvas')].filter((canvas) => getComputedStyle(canvas).visibility === 'visible');

/** Colours at places of the largest canvas, which is the one with the lanes. */
function colourSamples(host: HTMLElement): Uint32Array {
  const area = ({ width, height }: HTMLCanvasElement) => width * height;
  const [canvas] = canvasesSeen(host).toSorted((a, b) => area(b) - area(a));
  return canvas ? coloursOf(canvas) : new Uint32Array(0);
}

function coloursOf(canvas: HTMLCanvasElement): Uint32Array {
  const pen = new OffscreenCanvas(SAMPLES.width, SAMPLES.height).getContext('2d', {
    willReadFrequently: true,
  });
  if (canvas.width * canvas.height === 0 || !pen) return new Uint32Array(0);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(canvas, 0, 0, SAMPLES.width, SAMPLES.height);
  return new Uint32Array(pen.getImageData(0, 0, SAMPLES.width, SAMPLES.height).data.buffer);
}

function afterPaint(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(0);
}
