import type { GridDraft, PipDraft } from './drafts.ts';

/** What somebody may set of a layout, by AWS's names. */
export type GridMember = keyof GridDraft;
export type PipMember = keyof PipDraft;
export type LayoutMember = GridMember | PipMember;

/** A parameter of a layout in words. */
export interface ParameterWords {
  label: string;
  /** `undefined`: unset, which is a behaviour of its own. */
  byDefault: string | number | boolean | undefined;
  /** What AWS takes. */
  range: string;
  meaning: string;
}

const ATTRIBUTE = 'Letters, digits, hyphens and underscores, at most 128';
const PIXELS = 'Whole pixels from 0; AWS sets no upper limit';
const SIZE = 'Whole pixels from 1; AWS sets no upper limit';

const FEATURED: ParameterWords = {
  label: 'Featured participant',
  byDefault: '',
  range: ATTRIBUTE,
  meaning:
    'The token attribute which, with the value “true”, gives a participant the featured slot. Not set: nobody is featured.',
};
const ORDER: ParameterWords = {
  label: 'Order of participants',
  byDefault: '',
  range: ATTRIBUTE,
  meaning:
    'The token attribute whose whole number orders the participants; those without it come after, by arrival. Not set: by arrival alone.',
};
const OMIT_STOPPED: ParameterWords = {
  label: 'Omit stopped video',
  byDefault: false,
  range: 'true or false',
  meaning: 'Leaves participants whose video is stopped out of the picture.',
};
const FILL =
  'How a video fills a slot of another shape: FILL stretches it, COVER crops it, CONTAIN adds bars.';
const FILL_MODES = 'FILL, COVER or CONTAIN';
const GAP = { label: 'Gap', range: PIXELS, meaning: 'Pixels between tiles.' };

/** Defaults as the API Reference of GridConfiguration gives them. */
export const GRID_PARAMETERS: Record<GridMember, ParameterWords> = {
  featuredParticipantAttribute: FEATURED,
  participantOrderAttribute: ORDER,
  videoAspectRatio: {
    label: 'Shape of tiles',
    byDefault: 'VIDEO',
    range: 'AUTO, VIDEO, SQUARE or PORTRAIT',
    meaning: 'The shape of the tiles of participants who are not featured.',
  },
  videoFillMode: {
    label: 'Fill mode',
    byDefault: undefined,
    range: FILL_MODES,
    meaning: `${FILL} Not set: COVER for the tiles of the grid, CONTAIN for the featured one.`,
  },
  gridGap: { ...GAP, byDefault: 2 },
  omitStoppedVideo: OMIT_STOPPED,
};

/** Defaults as the API Reference of PipConfiguration gives them: fill mode and gap are not those of the grid. */
export const PIP_PARAMETERS: Record<PipMember, ParameterWords> = {
  featuredParticipantAttribute: FEATURED,
  pipParticipantAttribute: {
    label: 'Participant in the window',
    byDefault: '',
    range: ATTRIBUTE,
    meaning:
      'The token attribute which, with the value “true”, puts a participant into the small window. Not set: nobody is put there.',
  },
  participantOrderAttribute: {
    ...ORDER,
    meaning: `${ORDER.meaning} Also decides between several candidates for the window.`,
  },
  pipPosition: {
    label: 'Corner of the window',
    byDefault: 'BOTTOM_RIGHT',
    range: 'TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT or BOTTOM_RIGHT',
    meaning: 'The corner of the picture in which the window lies.',
  },
  pipOffset: {
    label: 'Offset of the window',
    byDefault: 0,
    range: PIXELS,
    meaning: 'Pixels between the window and the two edges of its corner.',
  },
  pipWidth: {
    label: 'Width of the window',
    byDefault: undefined,
    range: SIZE,
    meaning:
      'Pixels. Not set: AWS derives it from the size of the picture and the shape of the participant’s video.',
  },
  pipHeight: {
    label: 'Height of the window',
    byDefault: undefined,
    range: SIZE,
    meaning: 'Pixels. Not set: derived as the width is.',
  },
  pipBehavior: {
    label: 'When the others leave',
    byDefault: 'STATIC',
    range: 'STATIC or DYNAMIC',
    meaning: 'STATIC keeps the window as it is, DYNAMIC lets its participant fill the whole picture.',
  },
  videoFillMode: { label: 'Fill mode', byDefault: 'COVER', range: FILL_MODES, meaning: FILL },
  gridGap: { ...GAP, byDefault: 0 },
  omitStoppedVideo: OMIT_STOPPED,
};

/** A value of the API in plain words. */
export const VALUE_WORDS: Readonly<Record<string, string>> = {
  AUTO: 'Automatic',
  VIDEO: '16:9',
  SQUARE: 'Square',
  PORTRAIT: '3:4',
  FILL: 'Stretched',
  COVER: 'Cropped',
  CONTAIN: 'Whole, with bars',
  STATIC: 'Stays as it is',
  DYNAMIC: 'Fills the picture',
  TOP_LEFT: 'Top left',
  TOP_RIGHT: 'Top right',
  BOTTOM_LEFT: 'Bottom left',
  BOTTOM_RIGHT: 'Bottom right',
};
