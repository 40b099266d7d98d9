import type { VideoFillMode } from '../effective-layout.ts';
import type { Rectangle, Size } from './rectangle.ts';

/**
 * Where a video lies in its slot: FILL stretches it to the slot, COVER cuts off what does not fit, CONTAIN leaves bars.
 * @returns the whole video, larger than the slot under COVER; fractions of pixels are kept
 */
export function placeVideo(slot: Rectangle, source: Size, mode: VideoFillMode): Rectangle {
  if (mode === 'FILL') return slot;
  const scales = [slot.width / source.width, slot.height / source.height];
  const scale = mode === 'COVER' ? Math.max(...scales) : Math.min(...scales);
  const width = source.width * scale;
  const height = source.height * scale;
  return { x: slot.x + (slot.width - width) / 2, y: slot.y + (slot.height - height) / 2, width, height };
}

/** How much of a video is cut off, from 0 to 1. */
export function cutOff(slot: Size, video: Size): number {
  const shown = Math.min(slot.width, video.width) * Math.min(slot.height, video.height);
  return 1 - shown / (video.width * video.height);
}

/** How many times wider or higher than it was filmed a video is drawn; 1 where its shape is kept. */
export function stretch(source: Size, video: Size): number {
  const ratio = (video.width * source.height) / (video.height * source.width);
  return Math.max(ratio, 1 / ratio);
}
