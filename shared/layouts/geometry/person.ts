import type { Size } from './rectangle.ts';

/** Somebody who publishes on the stage, as far as a layout is concerned. */
export interface Person {
  id: string;
  name: string;
  /** Of the participant's token, or given to its replication. */
  attributes: Readonly<Record<string, string>>;
  /** When they came to the stage: any number that grows with time. */
  arrivedAt: number;
  /** `none` publishes sound alone. */
  video: 'on' | 'stopped' | 'none';
  /** The size of the video, in pixels: its shape decides how it fills a slot. */
  source: Size;
  /** Shows a screen and not a face: nothing of it may be cut off. */
  isScreen?: boolean;
}

/** A publisher that sends more is drawn as if it sent sound alone (User Guide, server-side composition). */
const LARGEST: Size = { width: 1920, height: 1080 };

/** Whether a video is larger than a composition takes, lying or upright. */
export function isTooLarge({ width, height }: Size): boolean {
  return Math.max(width, height) > LARGEST.width || Math.min(width, height) > LARGEST.height;
}

/** What of a person can be drawn. */
export type Picture = 'video' | 'stopped' | 'sound';

export function pictureOf({ video, source }: Person): Picture {
  if (video === 'none' || isTooLarge(source)) return 'sound';
  return video === 'stopped' ? 'stopped' : 'video';
}

/** Whether an attribute puts a person into a slot: the text `true` and nothing else (API Reference). */
export function isMarked({ attributes }: Person, attribute: string): boolean {
  return attribute !== '' && Object.hasOwn(attributes, attribute) && attributes[attribute] === 'true';
}
