import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import { numberOf, textOf } from '#web/form/number-of.ts';

/** What somebody has typed for a new encoder configuration. */
export interface EncoderForm {
  name: string;
  width: string;
  height: string;
  framerate: string;
  bitrate: string;
  tags: TagRow[];
}

/** A size, rate and bitrate that somebody is likely to want. */
export interface EncoderPreset {
  label: string;
  name: string;
  width: number;
  height: number;
  /** Frames a second. */
  framerate: number;
  /** Bits a second. */
  bitrate: number;
}

const preset = (
  label: string,
  name: string,
  [width, height]: readonly [number, number],
  framerate: number,
  bitrate: number,
): EncoderPreset => ({ label, name, width, height, framerate, bitrate });

/** The first is what AWS takes where nothing is given. Bitrates as streaming guides have them for pictures of that size. */
export const ENCODER_PRESETS: readonly EncoderPreset[] = [
  preset('720p30', '720p30', [1280, 720], 30, 2_500_000),
  preset('1080p30', '1080p30', [1920, 1080], 30, 5_000_000),
  preset('1080p60', '1080p60', [1920, 1080], 60, 8_500_000),
  preset('540p30', '540p30', [960, 540], 30, 1_500_000),
  preset('9:16 720', 'portrait-720x1280', [720, 1280], 30, 2_500_000),
  preset('9:16 1080', 'portrait-1080x1920', [1080, 1920], 30, 5_000_000),
  preset('1:1 720', 'square-720', [720, 720], 30, 1_800_000),
  preset('1:1 1080', 'square-1080', [1080, 1080], 30, 3_500_000),
];

/** A form filled with a preset. */
export function filledWith({ name, width, height, framerate, bitrate }: EncoderPreset): EncoderForm {
  return {
    name,
    width: String(width),
    height: String(height),
    framerate: String(framerate),
    bitrate: String(bitrate),
    tags: [],
  };
}

/** What would be sent. */
export function encoderDraftOf({ name, width, height, framerate, bitrate, tags }: EncoderForm) {
  return {
    name: textOf(name),
    video: {
      width: numberOf(width),
      height: numberOf(height),
      framerate: numberOf(framerate),
      bitrate: numberOf(bitrate),
    },
    tags: tagsOf(tags),
  };
}

export const repeatedTags = ({ tags }: { tags: readonly TagRow[] }) => tagProblems(tags);
