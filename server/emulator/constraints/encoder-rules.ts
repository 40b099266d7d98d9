import type { OperationInput } from '../wire/operation.ts';
import { isGiven, type Rule, unless } from './rule.ts';

type Input = OperationInput<'CreateEncoderConfiguration'>;

/** API Reference, Video: "This must be an even number". */
export const sidesAreEven: Rule<Input> = ({ video }) =>
  (['width', 'height'] as const).flatMap((side) =>
    unless((video?.[side] ?? 0) % 2 === 0, `video.${side}`, 'Member must be an even number'),
  );

/**
 * API Reference, Video: "the maximum total pixels is 2073600 (1920x1080 or 1080x1920)". A side that is left out counts
 * with its own default of 1280 or 720 (INFERENCE: the reference gives each member a default of its own).
 */
export const pictureFits: Rule<Input> = ({ video }) => {
  if (!isGiven(video)) return [];
  const pixels = (video?.width ?? 1280) * (video?.height ?? 720);
  return unless(
    pixels <= 2_073_600,
    'video',
    'Member must have width times height less than or equal to 2073600',
  );
};
