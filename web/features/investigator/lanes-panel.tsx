import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import type { Answered, LaneShown } from '#shared/investigator/contract.ts';
import { inUtc } from '#web/lib/instant.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { barsOf, placeOf, type Window, windowOf } from './lane-geometry.ts';

interface LanesPanelProps {
  answer: Answered;
  asOf: string;
}

const SPANS = [
  { value: 'near', label: '±5 minutes' },
  { value: 'all', label: 'Whole session' },
] as const;

/** Both lanes on one axis: who was there, who published, who received; gaps in colour. */
export function LanesPanel({ answer, asOf }: LanesPanelProps) {
  const [span, setSpan] = useSearchState('span', 'near');
  const at = Date.parse(answer.at);
  const lanes = [...answer.x.lanes, ...answer.y.lanes];
  const window = windowOf(at, lanes, span === 'all');
  return (
    <Panel
      title="Both side by side"
      actions={
        <Segmented label="Span" value={span === 'all' ? 'all' : 'near'} options={SPANS} onChange={setSpan} />
      }
    >
      <div className="flex flex-col gap-3 px-4 py-3">
        {lanes.length === 0 && <p className="text-muted">Nothing of either is known in this session.</p>}
        {answer.x.lanes.map((lane) => (
          <Lane
            key={`x ${lane.sessionId} ${lane.participantId}`}
            {...{ lane, window, at, asOf }}
            name={answer.x.name}
            receives
            receivesWhom={answer.y.name}
          />
        ))}
        {answer.y.lanes.map((lane) => (
          <Lane
            key={`y ${lane.sessionId} ${lane.participantId}`}
            {...{ lane, window, at, asOf }}
            name={answer.y.name}
          />
        ))}
        <p className="text-xs text-muted">
          The line is the time asked about, a dot an error. Where a row is not filled they were not there, not
          publishing or not receiving; paler is what had not ended when this was read.
        </p>
        <div className="flex justify-between text-xs">
          <Time at={new Date(window.from).toISOString()} form="time" />
          <span className="font-medium">
            asked: <Time at={answer.at} form="time" />
          </span>
          <Time at={new Date(window.to).toISOString()} form="time" />
        </div>
      </div>
    </Panel>
  );
}

interface LaneProps {
  lane: LaneShown;
  name: string;
  window: Window;
  at: number;
  asOf: string;
  receives?: boolean;
  receivesWhom?: string;
}

function Lane({ lane, name, window, at, asOf, receives, receivesWhom }: LaneProps) {
  const known = Math.min(window.to, Date.parse(asOf));
  const rows = [
    { label: 'there', spans: lane.presence, colour: 'text-muted' },
    ...(receives
      ? [{ label: `receiving ${receivesWhom}`, spans: lane.receiving, colour: 'text-info' }]
      : [{ label: 'publishing', spans: lane.publishing, colour: 'text-live' }]),
  ];
  return (
    <section aria-label={`${name}, ${lane.participantId}`} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium">
        {name}
        <span className="font-mono text-xs font-normal break-all text-muted">{lane.participantId}</span>
      </h3>
      {lane.eventsKnown === 'whole' ? (
        rows.map(({ label, spans, colour }) => (
          <div
            key={label}
            className="grid grid-cols-1 items-center gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <span className="truncate text-xs text-muted" title={label}>
              {label}
              <span className="sr-only">: {wordsOf(spans)}</span>
            </span>
            <svg aria-hidden className={`h-4 w-full rounded-xs bg-bad-tint ${colour}`}>
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
              {label !== 'there' &&
                lane.errors
                  .map((error) => ({ ...error, place: placeOf(Date.parse(error.at), window) }))
                  .filter(({ place }) => place >= 0 && place <= 100)
                  .map(({ at: instant, name: event, errorCode, place }) => (
                    <circle
                      key={`${instant} ${event} ${errorCode}`}
                      cx={`${place}%`}
                      cy="50%"
                      r="4"
                      className="fill-bad"
                    >
                      <title>{`${event} ${errorCode ?? ''}`}</title>
                    </circle>
                  ))}
              <line
                x1={`${placeOf(at, window)}%`}
                x2={`${placeOf(at, window)}%`}
                y1="0"
                y2="100%"
                className="stroke-text"
                strokeWidth="2"
              />
            </svg>
          </div>
        ))
      ) : (
        <p className="hatched rounded-xs px-2 py-1 text-xs">
          {lane.eventsKnown === 'part'
            ? 'Only a part of the events is known, which may mislead.'
            : 'The events are not known.'}
        </p>
      )}
    </section>
  );
}

function wordsOf(spans: readonly { from?: string | undefined; to?: string | undefined }[]): string {
  if (spans.length === 0) return 'never';
  return spans
    .map(
      ({ from, to }) =>
        `from ${from === undefined ? 'an unknown time' : inUtc(from)} ${to === undefined ? 'on' : `to ${inUtc(to)}`}`,
    )
    .join(', ');
}
