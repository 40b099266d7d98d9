import { Link } from 'react-router';
import type { Answered, LaneShown } from '#shared/investigator/contract.ts';
import { isOn, type Window, windowOf } from '#web/components/lane-geometry.ts';
import { LaneTrack } from '#web/components/lane-track.tsx';
import { Panel } from '#web/components/panel.tsx';
import { spanWords } from '#web/components/span-words.ts';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { type MarkShape, StateMark, type Tone, toneText } from '#web/ui/state-mark.tsx';

interface LanesPanelProps {
  answer: Answered;
  asOf: string;
}

/** What a row is about, its bars, and what was true at the time asked about. */
const COLUMNS =
  'grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)_5rem]';

const SPANS = [
  { value: 'near', label: '±5 minutes' },
  { value: 'all', label: 'Whole session' },
] as const;

/** Both lanes on one axis: who was there, who published, who received; gaps in colour. Everybody else is folded away. */
export function LanesPanel({ answer, asOf }: LanesPanelProps) {
  const [span, setSpan] = useSearchState('span', 'near');
  const connection = useConnectionId();
  const at = Date.parse(answer.at);
  const lanes = [...answer.x.lanes, ...answer.y.lanes];
  const window = windowOf(at, lanes, span === 'all');
  const sessionId = answer.session?.sessionId;
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
        <div className={`${COLUMNS} text-xs`}>
          {/* Under the bars, whose ends these are. */}
          <div className="flex flex-wrap justify-between gap-x-3 sm:col-start-2">
            <Time at={new Date(window.from).toISOString()} form="time" />
            <span className="font-medium">
              asked: <Time at={answer.at} form="time" />
            </span>
            <Time at={new Date(window.to).toISOString()} form="time" />
          </div>
        </div>
        <p className="text-xs text-muted">
          The line is the time asked about, and the word beside each row what was true then; a dot is an
          error. Where a row is not filled they were not there, not publishing or not receiving; paler is what
          had not ended when this was read.
        </p>
        {sessionId !== undefined && (
          <div className="flex flex-wrap items-center gap-x-3 text-xs">
            <span className="text-muted">Everybody else is folded away.</span>
            <Link
              to={`${paths.session(connection, answer.stageId, sessionId)}?${new URLSearchParams({ at: answer.at }).toString()}`}
              className="link inline-flex min-h-6 items-center"
            >
              See all of them in the session’s timeline
            </Link>
          </div>
        )}
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
  /** Of X: whom it should have received. */
  receivesWhom?: string;
}

function Lane({ lane, name, window, at, asOf, receivesWhom }: LaneProps) {
  const known = Math.min(window.to, Date.parse(asOf));
  const rows = [
    { label: 'there', spans: lane.presence, colour: 'text-muted' },
    receivesWhom === undefined
      ? { label: 'publishing', spans: lane.publishing, colour: 'text-live' }
      : { label: `receiving ${receivesWhom}`, spans: lane.receiving, colour: 'text-info' },
  ];
  return (
    <section aria-label={`${name}, ${lane.participantId}`} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium">
        {name}
        <span className="font-mono text-xs font-normal break-all text-muted">{lane.participantId}</span>
      </h3>
      {lane.eventsKnown === 'whole' ? (
        rows.map(({ label, spans, colour }) => (
          <div key={label} className={COLUMNS}>
            <span className="truncate text-xs text-muted max-sm:col-span-2" title={label}>
              {label}
              <span className="sr-only">: {spanWords(spans)}</span>
            </span>
            <LaneTrack
              {...{ spans, window, known, at, colour }}
              gap="bad"
              marks={
                label === 'there'
                  ? []
                  : lane.errors.map(({ at: instant, name: event, errorCode = '' }) => ({
                      at: instant,
                      words: `${event} ${errorCode}`,
                    }))
              }
            />
            <Then isOn={at > Date.parse(asOf) ? undefined : isOn(spans, at)} />
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

const THEN: Readonly<Record<string, { tone: Tone; shape: MarkShape; word: string }>> = {
  true: { tone: 'live', shape: 'dot', word: 'then yes' },
  false: { tone: 'bad', shape: 'cross', word: 'then not' },
  undefined: { tone: 'warn', shape: 'half', word: 'unknown' },
};

/** What was true at the time asked about, by shape, word and colour. */
function Then({ isOn: on }: { isOn: boolean | undefined }) {
  const look = THEN[String(on)];
  if (look === undefined) return null;
  return (
    <span className={`inline-flex items-center gap-1 text-xs whitespace-nowrap ${toneText[look.tone]}`}>
      <StateMark tone={look.tone} shape={look.shape} />
      {look.word}
    </span>
  );
}
