import type { LayoutConfiguration } from '#shared/layouts/layout.ts';

type Grid = NonNullable<LayoutConfiguration['grid']>;
type Pip = NonNullable<LayoutConfiguration['pip']>;
type Value = string | number | boolean;

/** One parameter of a layout: what AWS echoes, what it would be if nobody had set it, and what it does. */
export interface LayoutParameter {
  /** As the API calls it. */
  member: string;
  label: string;
  /** `undefined`: the answer has no such member. */
  echoed: Value | undefined;
  /** `undefined`: unset, which is a behaviour of its own. */
  byDefault: Value | undefined;
  /** Whether somebody chose something else than the default. */
  differs: boolean;
  meaning: string;
}

/** What a parameter is by default and what it does. */
interface Rule {
  label: string;
  byDefault: Value | undefined;
  meaning: string;
}

const FEATURED: Rule = {
  label: 'Featured participant',
  byDefault: '',
  meaning:
    'The token attribute which, with the value “true”, gives a participant the featured slot. Not set: nobody is featured.',
};
const ORDER: Rule = {
  label: 'Order of participants',
  byDefault: '',
  meaning:
    'The token attribute whose whole number orders the participants; those without it come after, by arrival. Not set: by arrival alone.',
};
const OMIT_STOPPED: Rule = {
  label: 'Omit stopped video',
  byDefault: false,
  meaning: 'Leaves participants whose video is stopped out of the picture.',
};
const FILL =
  'How a video fills a slot of another shape: FILL stretches it, COVER crops it, CONTAIN adds bars.';
const GAP = { label: 'Gap', meaning: 'Pixels between tiles.' };

/** Defaults as the API Reference of GridConfiguration gives them. */
const GRID: Record<keyof Grid, Rule> = {
  featuredParticipantAttribute: FEATURED,
  participantOrderAttribute: ORDER,
  videoAspectRatio: {
    label: 'Shape of tiles',
    byDefault: 'VIDEO',
    meaning: 'The shape of the tiles of participants who are not featured.',
  },
  videoFillMode: {
    label: 'Fill mode',
    byDefault: undefined,
    meaning: `${FILL} Not set: COVER for the tiles of the grid, CONTAIN for the featured one.`,
  },
  gridGap: { ...GAP, byDefault: 2 },
  omitStoppedVideo: OMIT_STOPPED,
};

/** Defaults as the API Reference of PipConfiguration gives them: fill mode and gap are not those of the grid. */
const PIP: Record<keyof Pip, Rule> = {
  featuredParticipantAttribute: FEATURED,
  pipParticipantAttribute: {
    label: 'Participant in the window',
    byDefault: '',
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
    meaning: 'The corner of the picture in which the window lies.',
  },
  pipOffset: {
    label: 'Offset of the window',
    byDefault: 0,
    meaning: 'Pixels between the window and the two edges of its corner.',
  },
  pipWidth: {
    label: 'Width of the window',
    byDefault: undefined,
    meaning:
      'Pixels. Not set: AWS derives it from the size of the picture and the shape of the participant’s video.',
  },
  pipHeight: {
    label: 'Height of the window',
    byDefault: undefined,
    meaning: 'Pixels. Not set: derived as the width is.',
  },
  pipBehavior: {
    label: 'When the others leave',
    byDefault: 'STATIC',
    meaning: 'STATIC keeps the window as it is, DYNAMIC lets its participant fill the whole picture.',
  },
  videoFillMode: { label: 'Fill mode', byDefault: 'COVER', meaning: FILL },
  gridGap: { ...GAP, byDefault: 0 },
  omitStoppedVideo: OMIT_STOPPED,
};

/** AWS writes an unset text as an empty one or leaves it out: both mean the same. */
function isUnset(value: Value | undefined): boolean {
  return value === undefined || value === '';
}

function differs(echoed: Value | undefined, byDefault: Value | undefined): boolean {
  return !isUnset(echoed) && echoed !== byDefault;
}

function parameters<Layout extends object>(
  rules: Record<keyof Layout & string, Rule>,
  layout: Layout,
): LayoutParameter[] {
  return (Object.entries(rules) as [keyof Layout & string, Rule][]).map(([member, rule]) => {
    const echoed = layout[member] as Value | undefined;
    return { member, ...rule, echoed, differs: differs(echoed, rule.byDefault) };
  });
}

/** Which layout a composition has, and every parameter of it. */
export interface DescribedLayout {
  kind: 'grid' | 'pip';
  /** False: AWS echoed none, and a composition that was started without one uses the grid. */
  given: boolean;
  parameters: LayoutParameter[];
}

/**
 * Every layout that AWS echoed: one, as a rule. The API's model allows both at once and does not say which is drawn.
 * @param layout AWS answers `null`, or nothing, for some compositions that were started without a layout
 */
export function describeLayout(layout: LayoutConfiguration | null | undefined): DescribedLayout[] {
  const described: DescribedLayout[] = [];
  if (layout?.grid) {
    described.push({ kind: 'grid', given: true, parameters: parameters<Grid>(GRID, layout.grid) });
  }
  if (layout?.pip) {
    described.push({ kind: 'pip', given: true, parameters: parameters<Pip>(PIP, layout.pip) });
  }
  if (described.length > 0) return described;
  return [{ kind: 'grid', given: false, parameters: parameters<Grid>(GRID, {}) }];
}
