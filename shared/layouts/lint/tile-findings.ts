import type { EffectiveLayout, VideoAspectRatio } from '../effective-layout.ts';
import { type Drawing, drawLayout } from '../geometry/draw-layout.ts';
import { cutOff, stretch } from '../geometry/fill.ts';
import { VALUE_WORDS } from '../parameters.ts';
import { type Finding, idsOf, namesOf, type Subject } from './finding.ts';

/** A tile whose shorter side is less than this share of the picture's is hard to see on a phone. */
const SMALL = 1 / 8;
/** Of a face, so much may be cut off before it is likely to be hurt; of a screen, nothing that could be read. */
const CUT_FACE = 0.5;
const CUT_SCREEN = 0.02;
const STRETCHED = 1.1;

/** What is wrong with the tiles and with how videos fill their slots. */
export function tileFindings(subject: Subject): Finding[] {
  return subject.drawing.noRoom
    ? [noRoom(subject)]
    : [...smallTiles(subject), ...cutVideos(subject), ...stretchedVideos(subject)];
}

function noRoom({ layout, canvas, people }: Subject): Finding {
  const fits = (gridGap: number) => !drawLayout({ ...layout, gridGap }, canvas, people).noRoom;
  let [low, high] = [0, Math.min(layout.gridGap, Math.max(canvas.width, canvas.height))];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  // Half of what would just leave a pixel for each.
  const gap = Math.floor(low / 2);
  return {
    kind: 'no-room',
    severity: 'error',
    title: 'The gap leaves no room for tiles',
    detail: `${layout.gridGap} pixels between tiles are more than the picture has. What AWS then draws is not documented.`,
    members: ['gridGap'],
    people: [],
    fix: fits(gap) ? { label: `Gap ${gap} px`, members: { gridGap: gap } } : undefined,
  };
}

function tileSide({ slots }: Drawing): number | undefined {
  const tile = slots.find(({ role }) => role === 'tile')?.rectangle;
  return tile && Math.min(tile.width, tile.height);
}

const isSmall = (side: number, { width, height }: Subject['canvas']) =>
  side < Math.min(width, height) * SMALL;

function smallTiles({ layout, canvas, people, drawing }: Subject): Finding[] {
  const side = tileSide(drawing);
  if (side === undefined || !isSmall(side, canvas)) return [];
  const tile = drawing.slots.find(({ role }) => role === 'tile')?.rectangle;
  const larger = layout.kind === 'grid' ? largerShape(layout, canvas, people) : undefined;
  return [
    {
      kind: 'small-tiles',
      severity: 'warning',
      title: 'The tiles are very small',
      detail: `${tile?.width} × ${tile?.height} of ${canvas.width} × ${canvas.height} pixels. How AWS divides the picture is not documented; it may be more or less.`,
      members:
        layout.kind === 'grid'
          ? ['videoAspectRatio', 'featuredParticipantAttribute']
          : ['featuredParticipantAttribute'],
      people: [],
      fix: larger && {
        label: `Tiles ${VALUE_WORDS[larger] ?? larger}`,
        members: { videoAspectRatio: larger },
      },
    },
  ];
}

function largerShape(
  layout: Extract<EffectiveLayout, { kind: 'grid' }>,
  canvas: Subject['canvas'],
  people: Subject['people'],
): VideoAspectRatio | undefined {
  return (['VIDEO', 'SQUARE', 'PORTRAIT'] as const).find((videoAspectRatio) => {
    const other = tileSide(drawLayout({ ...layout, videoAspectRatio }, canvas, people));
    return other !== undefined && !isSmall(other, canvas);
  });
}

function cutVideos({ drawing }: Subject): Finding[] {
  const cut = drawing.slots.filter(({ rectangle, video, fillMode, person }) => {
    if (!video || fillMode !== 'COVER') return false;
    return cutOff(rectangle, video) > (person.isScreen === true ? CUT_SCREEN : CUT_FACE);
  });
  const screens = cut.filter(({ person }) => person.isScreen).map(({ person }) => person);
  const faces = cut.filter(({ person }) => !person.isScreen).map(({ person }) => person);
  const fix = { label: 'Show it whole, with bars', members: { videoFillMode: 'CONTAIN' as const } };
  const finding = (kind: string, people: typeof screens, title: string, detail: string): Finding[] =>
    people.length === 0
      ? []
      : [
          {
            kind,
            severity: 'warning',
            title,
            detail,
            members: ['videoFillMode'],
            people: idsOf(people),
            fix,
          },
        ];
  return [
    ...finding(
      'screen-cut',
      screens,
      `${namesOf(screens)}: edges of a screen are cut off`,
      'COVER fills the slot and crops what does not fit; text at the edges is lost.',
    ),
    ...finding(
      'face-cut',
      faces,
      `${namesOf(faces)}: more than half of the video is cut off`,
      'The camera has another shape than the slot, and COVER crops what does not fit.',
    ),
  ];
}

function stretchedVideos({ layout, drawing }: Subject): Finding[] {
  if (layout.videoFillMode !== 'FILL') return [];
  const people = drawing.slots
    .filter(({ video, person }) => video && stretch(person.source, video) > STRETCHED)
    .map(({ person }) => person);
  if (people.length === 0) return [];
  return [
    {
      kind: 'stretched',
      severity: 'warning',
      title: `${namesOf(people)}: stretched out of shape`,
      detail: 'FILL gives a video the shape of its slot.',
      members: ['videoFillMode'],
      people: idsOf(people),
      fix: { label: 'Crop instead', members: { videoFillMode: 'COVER' } },
    },
  ];
}
