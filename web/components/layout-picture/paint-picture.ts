import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';
import { type Person, pictureOf } from '#shared/layouts/geometry/person.ts';
import type { Slot } from '#shared/layouts/geometry/slot.ts';
import { groundOf } from './ground.ts';
import type { Size } from '#shared/layouts/geometry/rectangle.ts';
import { paintFigure, paintScreen } from './paint-person.ts';

/** Everything that one picture shows. */
export interface Picture {
  drawing: Drawing;
  /** Everybody of the scenario: their places in it give their colours. */
  people: readonly Person[];
  /** Paints what lies over everything: guides. */
  paintOver?: ((context: CanvasRenderingContext2D, size: Size) => void) | undefined;
}

/**
 * Paints a layout onto an element, as sharp as the screen is.
 * @param shownWidth of the element, in pixels on screen
 * @param family the font of the page
 */
export function paintOnto(
  element: HTMLCanvasElement,
  picture: Picture,
  shownWidth: number,
  family: string,
): void {
  const context = element.getContext('2d', { alpha: false });
  if (!context) return;
  const { width, height } = picture.drawing.canvas;
  const ratio = (shownWidth * devicePixelRatio) / width;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  // Set only where it is another one: that throws the old picture away.
  if (element.width !== wide) element.width = wide;
  if (element.height !== high) element.height = high;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintPicture(context, picture, width / shownWidth, family);
}

/**
 * Paints a layout, in pixels of the picture.
 * @param scale pixels of the picture to one on screen: names stay readable in a small picture
 */
function paintPicture(
  context: CanvasRenderingContext2D,
  { drawing, people, paintOver }: Picture,
  scale: number,
  family: string,
): void {
  const { canvas, slots, order } = drawing;
  context.fillStyle = '#000000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const places = new Map(order.map(({ person, place }) => [person, place]));
  for (const slot of slots) {
    const { x, y, width, height } = slot.rectangle;
    context.save();
    // Nothing of a video shows outside of its slot.
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    paintSlot(context, slot, groundOf(people.indexOf(slot.person)));
    paintName(context, slot, places.get(slot.person) ?? 0, scale, family);
    context.restore();
  }
  paintOver?.(context, canvas);
}

function paintSlot(context: CanvasRenderingContext2D, slot: Slot, ground: string): void {
  const { video, person, role } = slot;
  const { x, y, width, height } = slot.rectangle;
  context.fillStyle = '#1c232d';
  context.fillRect(x, y, width, height);
  if (video) (person.isScreen ? paintScreen : paintFigure)(context, video, ground);
  if (role === 'window') {
    context.strokeStyle = '#ffffff';
    context.lineWidth = 2;
    context.strokeRect(x + 1, y + 1, Math.max(0, width - 2), Math.max(0, height - 2));
  }
}

const ROLE_WORDS = { tile: '', featured: 'featured', window: 'window' } as const;

/**
 * Who is in a slot, in its lower left corner. What makes the slot special stands behind the name or, in a narrow slot,
 * above it; where neither has room, the list of people has it in full.
 */
function paintName(
  context: CanvasRenderingContext2D,
  { rectangle: { x, y, width, height }, person, role, video }: Slot,
  place: number,
  scale: number,
  family: string,
): void {
  const wanted = Math.max(10 * scale, Math.min(height * 0.14, width * 0.1, 40));
  const size = Math.min(wanted, height * 0.3, width * 0.16);
  const word = video ? ROLE_WORDS[role] : pictureOf(person) === 'sound' ? 'no video' : 'video stopped';
  const [left, line] = [x + size * 0.5, y + height - size * 0.6];
  const room = width - size;
  context.fillStyle = '#ffffff';
  context.font = `600 ${size}px ${family}`;
  const name = shortened(context, `${place}. ${person.name}`, room);
  const taken = context.measureText(name).width;
  context.fillText(name, left, line);
  if (word === '') return;
  context.fillStyle = 'rgb(255 255 255 / 0.85)';
  context.font = `400 ${size}px ${family}`;
  const behind = ` · ${word}`;
  if (taken + context.measureText(behind).width <= room) context.fillText(behind, left + taken, line);
  else if (height >= size * 3 && context.measureText(word).width <= room)
    context.fillText(word, left, line - size * 1.25);
}

/** A text that ends in dots where it has no room. */
function shortened(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
