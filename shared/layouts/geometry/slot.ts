import type { EffectiveLayout, VideoFillMode } from '../effective-layout.ts';
import { placeVideo } from './fill.ts';
import { type Person, pictureOf } from './person.ts';
import type { Rectangle } from './rectangle.ts';

export type SlotRole = 'tile' | 'featured' | 'window';

/** One place of the picture and who is in it. */
export interface Slot {
  person: Person;
  role: SlotRole;
  rectangle: Rectangle;
  fillMode: VideoFillMode;
  /** Where the whole video lies, larger than the slot where it is cropped; `undefined` where no video runs. */
  video: Rectangle | undefined;
}

/** Puts a person's video into a place. */
export function fillSlot(
  layout: EffectiveLayout,
  person: Person,
  role: SlotRole,
  rectangle: Rectangle,
): Slot {
  // A grid's featured slot shows all of a video where nothing else is said; its tiles, and all of PiP, crop.
  const fillMode = layout.videoFillMode ?? (role === 'featured' ? 'CONTAIN' : 'COVER');
  const video = pictureOf(person) === 'video' ? placeVideo(rectangle, person.source, fillMode) : undefined;
  return { person, role, rectangle, fillMode, video };
}
