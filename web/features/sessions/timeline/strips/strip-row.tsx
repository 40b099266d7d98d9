import { useRef } from 'react';
import { Link } from 'react-router';
import { lookOf, type StateKind } from '#web/components/states.ts';
import { classNames } from '#web/lib/class-names.ts';
import { formatDuration } from '#web/lib/duration.ts';
import { inZone } from '#web/lib/instant.ts';
import { useZone } from '#web/ui/preferences-store.ts';
import { type MarkShape, StateMark, type Tone, toneText } from '#web/ui/state-mark.tsx';
import { MomentLine } from '../moment/moment-line.tsx';
import type { TimelineView } from '../timeline-view.ts';
import { AXIS_COLUMNS } from '#web/components/time-axis/axis-columns.ts';
import { placeOf, usePlaced } from '#web/components/time-axis/use-placed.ts';
import type { BarLook, StripBar } from './strip-bar.ts';

/** One composition, recording or encoder. */
export interface Strip {
  key: string;
  /** What the row is called; the title tells more. */
  name: string;
  title: string;
  isId: boolean;
  /** Where it leads. */
  href: string;
  state: { kind: StateKind; value: string } | undefined;
  /** Beside the state, in words: its outputs, its configuration. */
  more: string | undefined;
  /** What of it is wrong although its own state is not: `1 output failed`. */
  trouble: string | undefined;
  bars: readonly StripBar[];
}

interface StripRowProps {
  strip: Strip;
  view: TimelineView;
  /** Width of the plot, CSS pixels. */
  width: number;
  moment: number | undefined;
  /** Told what the row says while it is pointed at or has the focus. */
  onRead: (words: string | undefined) => void;
}

/** CSS pixels: a moment is a mark of its own, a stretch is at least seen. */
const LEAST = { moment: 12, stretch: 3 };

/** One row: its name, which leads there, and its bars. */
export function StripRow({ strip, view, width, moment, onRead }: StripRowProps) {
  const zone = useZone();
  const plot = useRef<HTMLSpanElement>(null);
  const { bars, name, title, isId, href, state, more, trouble } = strip;
  usePlaced(
    view,
    width,
    (projection) => {
      for (const [i, element] of [...(plot.current?.children ?? [])].entries()) {
        const bar = bars[i];
        if (!bar || !(element instanceof HTMLElement)) continue;
        const least = bar.from === bar.to ? LEAST.moment : LEAST.stretch;
        const place = placeOf(projection, bar.from, bar.to, least);
        element.hidden = place === undefined;
        element.style.left = `${place?.left ?? 0}px`;
        element.style.width = `${place?.width ?? 0}px`;
      }
    },
    bars,
  );
  const look = state && lookOf(state.kind, state.value);
  const words = bars.map((bar) => barWords(bar, zone));
  const whole = [title, look?.word, trouble, more, ...words].filter(Boolean).join('. ');
  const read = { onPointerEnter: () => onRead(whole), onPointerLeave: () => onRead(undefined) };
  return (
    <li
      className={`grid ${AXIS_COLUMNS} border-b border-line hover:bg-hover has-focus-visible:bg-hover`}
      {...read}
    >
      <span className="flex min-w-0 items-center gap-1.5 border-r border-line pr-1 pl-2 sm:pl-4">
        {look && (
          <span title={look.meaning ?? look.word} className="shrink-0">
            <StateMark tone={look.tone} shape={look.shape} />
            <span className="sr-only">{look.word}</span>
          </span>
        )}
        <Link
          to={href}
          title={title}
          onFocus={() => onRead(whole)}
          onBlur={() => onRead(undefined)}
          className={classNames(
            'link flex min-h-6 min-w-0 items-center text-text',
            isId && 'font-mono text-xs',
          )}
        >
          <span className="truncate">{name}</span>
        </Link>
        <span className="sr-only">{[trouble, more, ...words].filter(Boolean).join('. ')}</span>
        {trouble && (
          <span title={trouble} className="ml-auto shrink-0">
            <StateMark tone="bad" shape="cross" />
          </span>
        )}
        {look && (
          <span
            aria-hidden
            className={classNames(
              'hidden shrink-0 text-xs sm:inline',
              !trouble && 'ml-auto',
              toneText[look.tone],
            )}
          >
            {look.word}
          </span>
        )}
      </span>
      <span aria-hidden className="relative h-6 min-w-0 overflow-clip">
        <span ref={plot}>
          {bars.map((bar, i) => (
            <Link
              key={`${bar.look} ${bar.from} ${bar.to} ${i}`}
              to={href}
              tabIndex={-1}
              hidden
              title={words[i]}
              className={classNames(
                'absolute top-1 flex h-4 items-center gap-1 overflow-hidden text-2xs whitespace-nowrap',
                bar.from === bar.to && bar.look === 'stopped'
                  ? 'border-l-2 border-edge'
                  : BAR_CLASSES[bar.look],
              )}
            >
              <BarContent bar={bar} />
            </Link>
          ))}
        </span>
        <MomentLine view={view} width={width} time={moment} />
      </span>
    </li>
  );
}

/** Fillings and edges differ, not only colours. */
const BAR_CLASSES: Record<BarLook, string> = {
  starting: 'border border-dashed border-info bg-info-tint px-1 text-info',
  active: 'border border-live bg-live-tint px-1 font-medium text-live',
  stopping: 'border-y-2 border-dotted border-warn bg-warn-tint px-1 text-warn',
  failed: 'border-2 border-bad bg-bad-tint text-bad',
  stopped: 'border border-edge px-1 text-muted',
  connected: 'border-y border-edge px-1 text-muted',
  unseen: 'border border-dashed border-edge bg-sunken px-1 text-text',
  unknown: 'hatched border border-edge px-1 text-muted',
};

const MARKS: Partial<Record<BarLook, { tone: Tone; shape: MarkShape }>> = {
  starting: { tone: 'info', shape: 'half' },
  active: { tone: 'live', shape: 'dot' },
  stopping: { tone: 'warn', shape: 'half' },
  failed: { tone: 'bad', shape: 'cross' },
  unseen: { tone: 'neutral', shape: 'ring' },
};

function BarContent({ bar: { look, word, from, to } }: { bar: StripBar }) {
  const mark = MARKS[look];
  if (from === to) return mark ? <StateMark {...mark} /> : null;
  return (
    <>
      {mark && <StateMark {...mark} />}
      <span className={classNames('truncate', look === 'unknown' && 'rounded-xs bg-surface px-1')}>
        {word}
      </span>
    </>
  );
}

/** `Active from 15:00:00 to 15:20:10 CET, 20 min 10 s`; the end of what goes on is how far it is known. */
function barWords({ from, to, meaning, goesOn }: StripBar, zone: string): string {
  const start = inZone(new Date(from).toISOString(), zone);
  const end = inZone(new Date(to).toISOString(), zone);
  if (!start || !end) return meaning;
  if (from === to) return `${meaning} at ${start.time} ${start.zone}`;
  const length = formatDuration(to - from);
  return goesOn
    ? `${meaning}, since ${start.time} ${start.zone}, ${length} so far`
    : `${meaning}, from ${start.time} to ${end.time} ${end.zone}, ${length}`;
}
