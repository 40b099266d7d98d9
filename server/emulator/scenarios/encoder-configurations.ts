import { resourceId } from '../state/ids.ts';
import type { EncoderConfigurationRecord, Tags } from '../state/resources.ts';
import type { Setting } from './setting.ts';

const VIDEO = (width: number, height: number, framerate: number, bitrate: number) => ({
  width,
  height,
  framerate,
  bitrate,
});

const LIST: readonly (readonly [string, EncoderConfigurationRecord['video'], Tags])[] = [
  // The defaults of the API: 1280 x 720, 30 frames a second, 2.5 Mbit a second.
  ['default-720p', VIDEO(1280, 720, 30, 2_500_000), { env: 'prod' }],
  ['full-hd-1080p', VIDEO(1920, 1080, 30, 6_000_000), { env: 'prod', team: 'studio' }],
  ['portrait-1080x1920', VIDEO(1080, 1920, 30, 5_000_000), { env: 'prod', team: 'community' }],
  ['square-720', VIDEO(720, 720, 30, 2_000_000), {}],
  ['sports-720p60', VIDEO(1280, 720, 60, 8_500_000), { env: 'prod', team: 'sports-desk' }],
  ['', VIDEO(640, 360, 15, 600_000), {}],
];

/** One list for every scenario; the first is the default one. */
export function encoderConfigurations({ seed }: Setting): EncoderConfigurationRecord[] {
  return LIST.map(([name, video, tags], index) => ({
    id: resourceId(seed.at('encoder-configuration', index).random()),
    name,
    video,
    tags,
  }));
}
