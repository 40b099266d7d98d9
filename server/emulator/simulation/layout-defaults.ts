import type { VideoFillMode } from '@aws-sdk/client-ivs-realtime';

/** An unset fill mode comes back as an empty string (AWS CLI samples), which the SDK's types do not know. */
const UNSET_FILL_MODE = '' as string as VideoFillMode;

/** As AWS echoes a grid that was asked for with nothing set. */
export const GRID_DEFAULTS = {
  featuredParticipantAttribute: '',
  gridGap: 2,
  omitStoppedVideo: false,
  participantOrderAttribute: '',
  videoAspectRatio: 'VIDEO',
  videoFillMode: UNSET_FILL_MODE,
} as const;

/** As AWS echoes a picture-in-picture layout; pipWidth and pipHeight are absent until given. */
export const PIP_DEFAULTS = {
  featuredParticipantAttribute: '',
  gridGap: 0,
  omitStoppedVideo: false,
  participantOrderAttribute: '',
  pipBehavior: 'STATIC',
  pipOffset: 0,
  pipParticipantAttribute: '',
  pipPosition: 'BOTTOM_RIGHT',
  videoFillMode: 'COVER',
} as const;
