import { NotGiven } from '#web/components/absent.tsx';
import { Time } from '#web/components/time.tsx';
import { classNames } from '#web/lib/class-names.ts';
import type { Column } from '#web/table/column.ts';
import { EventDetails } from './event-details.tsx';
import { lookOfEvent } from '#web/components/event-looks.ts';
import { eventOffset } from '#web/components/event-offset.ts';
import type { EventRow } from './event-rows.ts';
import { ParticipantLink } from './participant-link.tsx';

interface EventColumnsOptions {
  /** ISO 8601: what offsets are counted from. */
  firstJoin: string | undefined;
  /** All events are of one day, which is said elsewhere. */
  oneDay: boolean;
  /** On a small window the remote participant stands among the details. */
  narrow: boolean;
  /** User ids by participant id, as far as they are known. */
  userIds: ReadonlyMap<string, string>;
}

export function eventColumns(options: EventColumnsOptions): Column<EventRow>[] {
  const { firstJoin, oneDay, narrow, userIds } = options;
  const link = (participantId: string) => (
    <ParticipantLink participantId={participantId} userId={userIds.get(participantId)} />
  );
  return [
    {
      id: 'time',
      header: 'Time',
      width: oneDay ? (narrow ? 116 : 128) : 200,
      compare: (a, b) => a.index - b.index,
      cell: ({ event: { eventTime } }) =>
        eventTime === undefined ? (
          <NotGiven>not given</NotGiven>
        ) : (
          <Time at={eventTime} form={oneDay ? 'time' : 'full'} />
        ),
    },
    {
      id: 'offset',
      header: 'After joining',
      width: 104,
      align: 'end',
      from: 'medium',
      cell: ({ event: { eventTime } }) =>
        eventTime === undefined || firstJoin === undefined ? (
          <NotGiven />
        ) : (
          <span className="text-muted">{eventOffset(firstJoin, eventTime)}</span>
        ),
    },
    {
      id: 'event',
      header: 'Event',
      width: narrow ? 160 : 324,
      cell: (row) => <EventName row={row} showAws={!narrow} />,
    },
    {
      id: 'remote',
      header: 'Remote participant',
      width: 208,
      from: 'medium',
      cell: ({ event: { remoteParticipantId } }) => remoteParticipantId && link(remoteParticipantId),
    },
    {
      id: 'details',
      header: 'Details',
      width: narrow ? 232 : 'fill',
      cell: ({ event }) => (
        <span className="flex min-w-0 items-center gap-2">
          {narrow && event.remoteParticipantId && link(event.remoteParticipantId)}
          <EventDetails event={event} userIds={userIds} />
        </span>
      ),
    },
  ];
}

function EventName({ row: { event, failed }, showAws }: { row: EventRow; showAws: boolean }) {
  const { word, Icon, colour } = lookOfEvent(event.name);
  return (
    <span className="flex items-center gap-2" title={event.name}>
      <Icon size={14} aria-hidden className={classNames('shrink-0', colour)} />
      <span className={failed ? 'font-medium text-bad' : undefined}>{word}</span>
      {showAws && event.name !== word && (
        <code className="truncate font-mono text-2xs text-muted">{event.name}</code>
      )}
    </span>
  );
}
