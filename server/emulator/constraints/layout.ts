import type {
  GridConfiguration as GridShape,
  LayoutConfiguration as LayoutShape,
  PipConfiguration as PipShape,
} from '@aws-sdk/client-ivs-realtime';
import { structure } from './constraint-of.ts';
import { choice, flag, whole } from './constraint.ts';
import { AttributeName } from './names-and-ids.ts';

const VideoFillMode = choice('FILL', 'COVER', 'CONTAIN');

/** In pixels; the API sets no upper limit on these, not even the canvas. */
const AtLeastZero = whole({ min: 0 });
const AtLeastOne = whole({ min: 1 });

const GridConfiguration = structure<GridShape>({
  featuredParticipantAttribute: AttributeName,
  omitStoppedVideo: flag,
  videoAspectRatio: choice('AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT'),
  videoFillMode: VideoFillMode,
  gridGap: AtLeastZero,
  participantOrderAttribute: AttributeName,
});

const PipConfiguration = structure<PipShape>({
  featuredParticipantAttribute: AttributeName,
  omitStoppedVideo: flag,
  videoFillMode: VideoFillMode,
  gridGap: AtLeastZero,
  pipParticipantAttribute: AttributeName,
  pipBehavior: choice('STATIC', 'DYNAMIC'),
  pipOffset: AtLeastZero,
  pipPosition: choice('TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT'),
  pipWidth: AtLeastOne,
  pipHeight: AtLeastOne,
  participantOrderAttribute: AttributeName,
});

export const LayoutConfiguration = structure<LayoutShape>({
  grid: GridConfiguration,
  pip: PipConfiguration,
});
