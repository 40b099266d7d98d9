import type { ReactNode } from 'react';
import type { StageSession } from '#shared/sessions/contract.ts';
import { NotGiven, NotLoaded } from '#web/components/absent.tsx';
import { Duration } from '#web/components/duration.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import type { SessionExtent } from './timeline/data/lane-shapes.ts';
import type { SessionFigures } from './timeline/data/session-figures.ts';
import type { SessionTimeline } from './timeline/data/session-timeline.ts';
import { useStoreVersion } from './timeline/use-store-version.ts';

const count = new Intl.NumberFormat('en-GB');

interface SessionFactsProps {
  /** Undefined while it is loading or could not be loaded. */
  session: StageSession | undefined;
  /** The upstream's time of the session. */
  asOf: string | undefined;
  timeline: SessionTimeline;
  extent: SessionExtent;
  /** Whether anything of the list of participants is there. */
  counted: boolean;
  /** How many publish now, where that is told. */
  publishing: ReactNode;
}

/** What people ask first: since when, until when, how long, how many people, how many errors. */
export function SessionFacts({ session, asOf, timeline, extent, counted, publishing }: SessionFactsProps) {
  useStoreVersion(timeline.store);
  const figures = counted ? timeline.figures(extent) : undefined;
  const people = peopleFacts(figures, timeline.store.complete, publishing);
  return <FactsRow facts={[...timeFacts(session, asOf), ...people]} />;
}

function timeFacts(session: StageSession | undefined, asOf: string | undefined) {
  const { startTime, endTime } = session ?? {};
  const until = endTime ?? asOf;
  return [
    { label: 'Started', value: session && (startTime ? <Time at={startTime} /> : <NotGiven />) },
    {
      label: endTime || !session ? 'Ended' : 'State',
      value: session && (endTime ? <Time at={endTime} /> : <StateBadge kind="session" value="live" />),
    },
    {
      label: endTime || !session ? 'Duration' : 'Duration so far',
      value: session && (startTime && until ? <Duration from={startTime} to={until} /> : <NotGiven />),
    },
  ];
}

function peopleFacts(figures: SessionFigures | undefined, listed: boolean, publishing: ReactNode) {
  const counted = (value: number): ReactNode => (
    <span title={listed ? undefined : 'Of the participants listed so far'}>
      {count.format(value)}
      {!listed && <span className="text-xs font-normal text-muted"> so far</span>}
    </span>
  );
  return [
    { label: 'People', value: figures && counted(figures.people) },
    { label: 'Participants', value: figures && counted(figures.participants) },
    {
      label: 'Publishers',
      value: figures && (
        <>
          {counted(figures.publishers)}
          {publishing}
        </>
      ),
    },
    {
      label: 'Peak people',
      value: figures && (figures.peak === undefined ? <NotLoaded /> : count.format(figures.peak)),
    },
    { label: 'Errors', value: figures && <Errors figures={figures} listed={listed} /> },
  ];
}

function Errors({ figures, listed }: { figures: SessionFigures; listed: boolean }) {
  const { errors, loaded, participants } = figures;
  if (loaded === 0 && participants > 0) return <NotLoaded />;
  return (
    <span className="whitespace-nowrap">
      <span className={errors > 0 ? 'text-bad' : undefined}>{count.format(errors)}</span>
      {(loaded < participants || !listed) && (
        <span className="text-xs font-normal text-muted">
          {' in '}
          {count.format(loaded)} of {count.format(participants)} lanes
        </span>
      )}
    </span>
  );
}
