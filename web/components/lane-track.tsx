import { barsOf, placeOf, type Window } from './lane-geometry.ts';

/** Something that happened at an instant, drawn on a track. */
export interface TrackMark {
  at: string;
  /** In words, for the tooltip. */
  words: string;
}

interface LaneTrackProps {
  spans: readonly { from?: string | undefined; to?: string | undefined }[];
  window: Window;
  /** Until when it is known, milliseconds since the epoch. */
  known: number;
  /** The instant that a line marks. */
  at?: number | undefined;
  /** The text colour of the theme that the bars have. */
  colour: string;
  /** The ground: what is not covered by a bar. */
  gap: 'bad' | 'none';
  marks?: readonly TrackMark[];
}

/** One row of a lane: bars where something went on, a ground where it did not, dots for errors. Words stand beside it. */
export function LaneTrack({ spans, window, known, at, colour, gap, marks = [] }: LaneTrackProps) {
  const ground = gap === 'bad' ? 'bg-bad-tint' : 'bg-sunken';
  return (
    <svg aria-hidden className={`h-4 w-full rounded-xs ${ground} ${colour}`}>
      {barsOf(spans, window, known).map(({ left, width, open }) => (
        <rect
          key={left}
          x={`${left}%`}
          width={`${width}%`}
          height="100%"
          fill="currentColor"
          opacity={open ? 0.75 : 1}
        />
      ))}
      {marks
        .map((mark) => ({ ...mark, place: placeOf(Date.parse(mark.at), window) }))
        .filter(({ place }) => place >= 0 && place <= 100)
        .map(({ at: instant, words, place }) => (
          <circle key={`${instant} ${words}`} cx={`${place}%`} cy="50%" r="4" className="fill-bad">
            <title>{words}</title>
          </circle>
        ))}
      {at !== undefined && (
        <line
          x1={`${placeOf(at, window)}%`}
          x2={`${placeOf(at, window)}%`}
          y1="0"
          y2="100%"
          className="stroke-text"
          strokeWidth="2"
        />
      )}
    </svg>
  );
}
