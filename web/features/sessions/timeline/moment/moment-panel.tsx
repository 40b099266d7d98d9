import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Panel } from '#web/components/panel.tsx';
import { inUtc, inZone } from '#web/lib/instant.ts';
import { eventOffset } from '#web/components/event-offset.ts';
import { paths } from '#web/nav/paths.ts';
import { Button } from '#web/ui/button.tsx';
import { useZone } from '#web/ui/preferences-store.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import type { SessionExtent } from '../data/lane-shapes.ts';
import { firstJoinOf } from '../data/lane-shapes.ts';
import type { TimelineStore } from '../data/store.ts';
import type { SessionAddress } from '../kept-session.ts';
import { type SessionCompositions, useSessionCompositions } from '../strips/use-session-compositions.ts';
import { CompositionsAt } from './compositions-at.tsx';
import { ErrorsAt } from './errors-at.tsx';
import type { Going, LaneAt } from './lane-at.ts';
import { formatMoment } from './moment-in-url.ts';
import { NameList } from './name-list.tsx';
import { ReceptionSection } from './reception-section.tsx';
import type { StateAt } from './state-at.ts';
import { useStateAt } from './use-state-at.ts';

const count = new Intl.NumberFormat('en-GB');

interface MomentPanelProps {
  address: SessionAddress;
  store: TimelineStore;
  /** The store's version. */
  version: number;
  extent: SessionExtent;
  /** Up to when the session is known, milliseconds since the epoch. */
  listedUntil: number;
  /** The marked moment, milliseconds since the epoch. */
  time: number;
  clear: () => void;
  /** AWS's time of the session as it is shown, milliseconds since the epoch. */
  asOf: number;
  laneHref: (id: string) => string;
}

/** The whole state of the session at the marked moment. */
export function MomentPanel(props: MomentPanelProps) {
  const { address, store, version, extent, listedUntil, time, clear, asOf, laneHref } = props;
  const { connection, stageId, sessionId } = address;
  const { start, end } = extent;
  const zone = useZone();
  const compositions = useSessionCompositions({ connection, stageId, start, end, asOf });
  const state = useStateAt({ store, version, time, start, end, listedUntil });
  const at = formatMoment(time);
  const shown = inZone(at, zone);
  const investigateHref = (x: string, y: string) =>
    `${paths.investigateSession(connection, stageId, sessionId)}?${new URLSearchParams({ x, y, at, zone }).toString()}`;
  return (
    <Panel
      title={shown ? `At ${shown.time} ${shown.zone}` : `At ${at}`}
      note={
        <span className="text-xs" title={inUtc(at)}>
          {shown?.date}, {inUtc(at).slice(11)}, {eventOffset(new Date(start).toISOString(), at)} after the
          start
        </span>
      }
      actions={
        <>
          <Link
            to={`${paths.investigateSession(connection, stageId, sessionId)}?${new URLSearchParams({ at, zone }).toString()}`}
            className="link inline-flex min-h-6 items-center"
          >
            Ask about two people at this moment
          </Link>
          <Button small onClick={clear} title="Clear the marked moment (Esc)">
            <X size={12} aria-hidden /> Clear
          </Button>
        </>
      }
    >
      {!store.complete && (
        <p className="border-b border-line px-4 py-1 text-xs text-muted">
          The list of participants is still loading: whoever is not listed yet is not told of here.
        </p>
      )}
      {state ? (
        <div aria-busy={state.time !== time} className={state.time === time ? undefined : 'opacity-50'}>
          <Whole
            {...{ state, store, address, compositions, laneHref, investigateHref, zone }}
            live={end === undefined}
          />
        </div>
      ) : (
        <output aria-label="Loading the state at this moment" className="block px-4 py-3">
          <Skeleton className="w-64" />
        </output>
      )}
    </Panel>
  );
}

interface WholeProps {
  state: StateAt;
  store: TimelineStore;
  address: SessionAddress;
  compositions: SessionCompositions;
  laneHref: (id: string) => string;
  investigateHref: (receiver: string, publisher: string) => string;
  zone: string;
  live: boolean;
}

function Whole({ state, store, address, compositions, laneHref, investigateHref, zone, live }: WholeProps) {
  const { time, publishing, unknown, errors } = state;
  const since = (going: Going | undefined) => going && sinceWords(going, zone, live);
  return (
    <>
      <div className="grid gap-x-8 md:grid-cols-2">
        <Part title="In the session" figure={figureOf(state.in)}>
          <NameList
            label="In the session"
            people={state.in.map(({ lane, present }) => ({
              id: lane.id,
              lane,
              note: present?.openEnd && !live ? 'leaving not recorded' : undefined,
            }))}
            laneHref={laneHref}
            none="Nobody, as far as the lanes are loaded."
          />
        </Part>
        <Part title="Publishing" figure={count.format(publishing.length)}>
          <NameList
            label="Publishing"
            people={publishing.map(({ lane, publishing: going }) => ({
              id: lane.id,
              lane,
              note: since(going),
            }))}
            laneHref={laneHref}
            none="Nobody, as far as the lanes are loaded."
          />
        </Part>
        {unknown.length > 0 && (
          <Part
            title="Not known"
            figure={`${count.format(unknown.length)} of ${count.format(store.ids.length)} lanes`}
          >
            <div className="hatched rounded-sm p-1">
              <div className="rounded-xs bg-surface px-2">
                <NameList
                  label="Not known"
                  people={unknown.map((one) => ({
                    id: one.lane.id,
                    lane: one.lane,
                    note: whyUnknown(one, zone),
                  }))}
                  laneHref={laneHref}
                  none=""
                />
              </div>
            </div>
          </Part>
        )}
        <Part title="Errors within a minute" figure={count.format(errors.length)}>
          <ErrorsAt errors={errors} store={store} laneHref={laneHref} />
        </Part>
        <Part title="Compositions" label="Compositions at the moment" figure={undefined}>
          <CompositionsAt connection={address.connection} compositions={compositions} time={time} />
        </Part>
      </div>
      <ReceptionSection state={state} store={store} laneHref={laneHref} investigateHref={investigateHref} />
    </>
  );
}

interface PartProps {
  title: string;
  /** Where a part of the page has that title already. */
  label?: string;
  figure: string | undefined;
  children: ReactNode;
}

function Part({ title, label, figure, children }: PartProps) {
  return (
    <section aria-label={label ?? title} className="min-w-0 px-4 py-2">
      <h3 className="flex items-baseline gap-2">
        <span className="text-xs text-muted">{title}</span>
        {figure !== undefined && <span className="font-medium">{figure}</span>}
      </h3>
      {children}
    </section>
  );
}

/** `14 people`; where somebody was in twice, `14 people, 15 participants`. */
function figureOf(present: readonly LaneAt[]): string {
  const people = new Set(present.map(({ lane }) => lane.participant.userId || lane.id)).size;
  const words = `${count.format(people)} ${people === 1 ? 'person' : 'people'}`;
  return people === present.length ? words : `${words}, ${count.format(present.length)} participants`;
}

function sinceWords({ since, openStart, openEnd }: Going, zone: string, live: boolean): string {
  const clock = inZone(new Date(since).toISOString(), zone)?.time ?? '';
  const from = openStart ? `at least since ${clock}` : `since ${clock}`;
  return openEnd && !live ? `${from}, end not recorded` : from;
}

function whyUnknown({ lane }: LaneAt, zone: string): string {
  const clock = (time: number) => inZone(new Date(time).toISOString(), zone)?.time ?? '';
  const { load } = lane;
  if (load.asOf !== undefined) return `known until ${clock(load.asOf)}`;
  const joined = firstJoinOf(lane);
  const what = load.state === 'failed' ? 'could not be loaded' : 'not loaded';
  return joined === undefined ? what : `joined ${clock(joined)}, ${what}`;
}
