import type {
  LayoutConfiguration,
  PIP_BEHAVIORS,
  PIP_POSITIONS,
  VIDEO_ASPECT_RATIOS,
  VIDEO_FILL_MODES,
} from './layout.ts';

export type VideoFillMode = (typeof VIDEO_FILL_MODES)[number];
export type VideoAspectRatio = (typeof VIDEO_ASPECT_RATIOS)[number];
export type PipPosition = (typeof PIP_POSITIONS)[number];
export type PipBehavior = (typeof PIP_BEHAVIORS)[number];

interface Common {
  /** Empty: the layout looks at no such attribute. */
  featuredParticipantAttribute: string;
  participantOrderAttribute: string;
  omitStoppedVideo: boolean;
  /** Pixels. */
  gridGap: number;
}

/** A grid with every parameter decided. */
export interface EffectiveGrid extends Common {
  kind: 'grid';
  videoAspectRatio: VideoAspectRatio;
  /** `undefined`: COVER for the tiles, CONTAIN for the featured slot. */
  videoFillMode: VideoFillMode | undefined;
}

/** A picture-in-picture layout with every parameter decided. */
export interface EffectivePip extends Common {
  kind: 'pip';
  videoFillMode: VideoFillMode;
  pipParticipantAttribute: string;
  pipPosition: PipPosition;
  pipBehavior: PipBehavior;
  /** Pixels. */
  pipOffset: number;
  /** Pixels; `undefined`: derived from the picture and the participant's video. */
  pipWidth: number | undefined;
  pipHeight: number | undefined;
}

export type EffectiveLayout = EffectiveGrid | EffectivePip;

/** What AWS takes for what is left out (API Reference, GridConfiguration). */
export const GRID_DEFAULTS: EffectiveGrid = {
  kind: 'grid',
  featuredParticipantAttribute: '',
  participantOrderAttribute: '',
  omitStoppedVideo: false,
  gridGap: 2,
  videoAspectRatio: 'VIDEO',
  videoFillMode: undefined,
};

/** What AWS takes for what is left out (API Reference, PipConfiguration): gap and fill mode are not those of the grid. */
export const PIP_DEFAULTS: EffectivePip = {
  kind: 'pip',
  featuredParticipantAttribute: '',
  participantOrderAttribute: '',
  omitStoppedVideo: false,
  gridGap: 0,
  videoFillMode: 'COVER',
  pipParticipantAttribute: '',
  pipPosition: 'BOTTOM_RIGHT',
  pipBehavior: 'STATIC',
  pipOffset: 0,
  pipWidth: undefined,
  pipHeight: undefined,
};

/** What is given, over the defaults. AWS writes an unset text as an empty one: as if it were not there. */
function over<Effective extends EffectiveLayout>(defaults: Effective, given: object): Effective {
  const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return { ...defaults, ...Object.fromEntries(set) };
}

/**
 * A layout as it works, from a draft or from what AWS echoes: `null`, or neither of the two, is the default grid.
 * UNCONFIRMED: what AWS does with both at once; here the picture-in-picture layout is drawn.
 */
export function effectiveLayout(layout: LayoutConfiguration | null | undefined): EffectiveLayout {
  return layout?.pip ? over(PIP_DEFAULTS, layout.pip) : over(GRID_DEFAULTS, layout?.grid ?? {});
}
