import type { ReactNode } from 'react';
import type { Participant, ParticipantEvent } from '#shared/participants/contract.ts';
import type { Load } from '#web/api/use-item.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { NotGiven, NotLoaded } from '#web/components/absent.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { type EventRow, lastLeft } from './event-rows.ts';

interface ParticipantKnown {
  load: Load<Participant>;
  events: WholeList<ParticipantEvent>;
  rows: readonly EventRow[];
}

/** What support asks of a participant first. */
export function participantFacts({ load, events, rows }: ParticipantKnown): {
  label: string;
  value: ReactNode;
}[] {
  const unknown = load.state === 'failed' ? <NotGiven>not known</NotGiven> : undefined;
  const participant = load.state === 'ready' ? load.data : undefined;
  const joined = participant?.firstJoinTime;
  return [
    {
      label: 'First joined',
      value: participant ? joined ? <Time at={joined} /> : <NotGiven>not given</NotGiven> : unknown,
    },
    { label: 'Left', value: <Left events={events} rows={rows} state={participant?.state} /> },
    {
      label: 'Ever published',
      value: participant ? <YesNo value={participant.published} /> : unknown,
    },
    {
      label: 'Recording',
      value: participant ? <StateBadge kind="recording" value={participant.recordingState} /> : unknown,
    },
    { label: 'Errors', value: <Errors events={events} rows={rows} /> },
  ];
}

function YesNo({ value }: { value: boolean | undefined }) {
  if (value === undefined) return <NotGiven>not given</NotGiven>;
  return value ? 'Yes' : 'No';
}

type FromEvents = Pick<ParticipantKnown, 'events' | 'rows'>;

/** The API has no leaving time but in the events, and their order is open: known when all are there. */
function Left({ events, rows, state }: FromEvents & { state: string | undefined }) {
  if (events.state === 'failed') return <NotGiven>not known</NotGiven>;
  if (events.state === 'loading' || !isWhole(events.progress)) return <NotLoaded />;
  const left = lastLeft(rows);
  if (left !== undefined) return <Time at={left} />;
  return <NotGiven>{state === 'CONNECTED' ? 'not yet' : 'not given'}</NotGiven>;
}

function Errors({ events, rows }: FromEvents) {
  if (events.state === 'failed') return <NotGiven>not known</NotGiven>;
  if (events.state === 'loading') return <NotLoaded />;
  const count = rows.filter(({ failed }) => failed).length;
  return (
    <span className={count > 0 ? 'text-bad' : undefined}>
      {isWhole(events.progress) ? count : `${count} so far`}
    </span>
  );
}
