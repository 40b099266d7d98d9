import { Link } from 'react-router';
import type { Wire } from '#shared/contract/endpoint.ts';
import type { participants } from '#shared/participants/contract.ts';
import type { Selection } from '#web/components/bulk/selection.ts';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { byText } from '#web/lib/order.ts';
import type { Column } from '#web/table/column.ts';

export type Person = Wire<typeof participants.list>['items'][number];

/** A user id need not be given, and need not be of one person alone. */
export const personName = ({ userId, participantId = '' }: Person): string => userId || participantId;

/** The box that chooses somebody. @param onSelect told whether Shift was held, which chooses all up to them */
export function selectPerson(
  selection: Selection,
  onSelect: (participantId: string, withShift: boolean) => void,
): Column<Person> {
  return {
    id: 'select',
    header: 'Select',
    width: 68,
    cell: (person) => (
      <label className="-my-1 flex size-7 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          aria-label={`Select ${personName(person)}`}
          checked={selection.has(person.participantId ?? '')}
          onChange={(event) =>
            onSelect(
              person.participantId ?? '',
              event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey,
            )
          }
          className="size-4 cursor-pointer accent-(--color-accent-strong)"
        />
      </label>
    ),
  };
}

/** What is known of each. */
export function peopleColumns(hrefOf: (participantId: string) => string): Column<Person>[] {
  return [
    {
      id: 'name',
      header: 'User',
      width: 'fill',
      compare: (a, b) => byText(personName(a), personName(b)),
      cell: (person) => (
        <Link to={hrefOf(person.participantId ?? '')} className="link" title={personName(person)}>
          {personName(person)}
        </Link>
      ),
    },
    {
      id: 'participant',
      header: 'Participant',
      width: 148,
      from: 'medium',
      cell: ({ participantId }) => <span className="font-mono text-xs">{participantId}</span>,
    },
    {
      id: 'published',
      header: 'Published',
      width: 104,
      compare: (a, b) => Number(b.published ?? false) - Number(a.published ?? false),
      cell: ({ published }) => (published ? 'yes' : 'never'),
    },
    {
      id: 'joined',
      header: 'Joined',
      width: 200,
      from: 'medium',
      compare: (a, b) => Date.parse(a.firstJoinTime ?? '') - Date.parse(b.firstJoinTime ?? ''),
      unknown: ({ firstJoinTime }) => firstJoinTime === undefined,
      cell: ({ firstJoinTime }) => firstJoinTime !== undefined && <Time at={firstJoinTime} />,
    },
    {
      id: 'recording',
      header: 'Recording',
      width: 120,
      from: 'wide',
      cell: ({ recordingState }) =>
        recordingState !== undefined && <StateBadge kind="recording" value={recordingState} />,
    },
  ];
}
