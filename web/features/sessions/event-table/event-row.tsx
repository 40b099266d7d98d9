import { ChevronDown } from 'lucide-react';
import { memo, type PointerEvent, useEffect, useEffectEvent, useRef } from 'react';
import { Link } from 'react-router';
import { explainError } from '#shared/participants/error-explanations.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ErrorExplained } from '#web/components/error-explained.tsx';
import { lookOfEvent } from '#web/components/event-looks.ts';
import { Time } from '#web/components/time.tsx';
import { summariseChanges, tokenChanges } from '#web/components/token-change.ts';
import { classNames } from '#web/lib/class-names.ts';
import { eventOffset } from '#web/components/event-offset.ts';
import { paths } from '#web/nav/paths.ts';
import { Popover } from '#web/ui/popover.tsx';
import { RowActions } from '../row-actions.tsx';
import type { ListedEvent } from './listed-event.ts';

/** What all rows have in common. */
export interface RowContext {
  connection: string;
  /** ISO 8601: what offsets are counted from. */
  sessionStart: string;
  /** The session's events are of more than one day. */
  withDay: boolean;
  userIdOf: (participantId: string) => string | undefined;
  laneHref: (participantId: string) => string;
  linkAt: (time: number) => string;
  commandOf: (participantId: string) => string | undefined;
  mark: (time: number) => void;
  /** Told which event the pointer or the focus is on; undefined when it has gone. */
  point: (event: ListedEvent | undefined) => void;
  /** Told which event's row has gone that pointer or focus was on: it says nothing when it leaves. */
  gone: (event: ListedEvent) => void;
}

interface EventRowProps {
  event: ListedEvent;
  /** Among the rows of the table, drawn or not. */
  row: number;
  height: number;
  /** The one row whose controls Tab reaches; arrows move from row to row. */
  active: boolean;
  context: RowContext;
}

const CELL = 'overflow-hidden border-b border-line px-2 text-ellipsis whitespace-nowrap first:pl-4 last:pr-2';

function DrawnRow({ event, row, height, active, context }: EventRowProps) {
  const { sessionStart, withDay, laneHref, linkAt, commandOf, mark } = context;
  const { participantId, userId, time, name, failed } = event;
  const at = new Date(time).toISOString();
  const { word, Icon, colour } = lookOfEvent(name);
  const tabIndex = active ? 0 : -1;
  const person = userId ?? participantId;
  const pointed = useRef<ListedEvent>(undefined);
  const point = (next: ListedEvent | undefined) => {
    pointed.current = next;
    context.point(next);
  };
  const leave = useEffectEvent(() => {
    if (pointed.current) context.gone(pointed.current);
  });
  useEffect(() => () => leave(), []);
  return (
    <tr
      // The header is row 1.
      aria-rowindex={row + 2}
      data-row={row}
      style={{ height }}
      className="group hover:bg-hover has-focus-visible:bg-selected"
      onPointerEnter={({ pointerType }: PointerEvent) => pointerType === 'mouse' && point(event)}
      onPointerLeave={() => point(undefined)}
      onFocus={() => point(event)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) point(undefined);
      }}
    >
      <td className={CELL}>
        <button
          type="button"
          data-first
          tabIndex={tabIndex}
          onClick={() => mark(time)}
          className="-mx-1 inline-flex min-h-6 cursor-pointer items-center rounded-xs px-1 hover:bg-selected"
        >
          <Time at={at} form={withDay ? 'full' : 'time'} />
          <span className="sr-only">, mark this moment</span>
        </button>
      </td>
      <td className={CELL}>
        <Person id={participantId} userId={userId} href={laneHref(participantId)} tabIndex={tabIndex} />
      </td>
      <td className={CELL}>
        <span className="flex items-center gap-2" title={`${word} (${name})`}>
          <Icon size={14} aria-hidden className={classNames('shrink-0', colour)} />
          <span className={failed ? 'font-medium text-bad' : undefined}>{word}</span>
          {name !== word && <code className="truncate font-mono text-2xs text-muted">{name}</code>}
        </span>
      </td>
      <td className={CELL}>
        <About event={event} context={context} tabIndex={tabIndex} />
      </td>
      <td className={CELL}>
        {(event.errorCode !== undefined || failed) && <ErrorCell code={event.errorCode} />}
      </td>
      <td className={classNames(CELL, 'text-right text-muted')}>{eventOffset(sessionStart, at)}</td>
      <td className={CELL}>
        <span className="flex pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100">
          <RowActions
            name={`${person}, ${word}`}
            participantId={participantId}
            link={() => linkAt(time)}
            command={commandOf(participantId)}
            tabIndex={tabIndex}
          />
        </span>
      </td>
    </tr>
  );
}

/** Drawn anew only when something in it has changed: scrolling touches few rows. */
export const EventRow = memo(DrawnRow);

interface PersonProps {
  id: string;
  userId: string | undefined;
  href: string;
  tabIndex: number;
}

function Person({ id, userId, href, tabIndex }: PersonProps) {
  return (
    <Link
      to={href}
      tabIndex={tabIndex}
      title={userId ? `${userId} (participant ${id})` : `Participant ${id}`}
      className={classNames('link block min-h-6 truncate leading-6', !userId && 'font-mono text-xs')}
    >
      {userId ?? id}
    </Link>
  );
}

function About({ event, context, tabIndex }: { event: ListedEvent; context: RowContext; tabIndex: number }) {
  const { remoteParticipantId, destination, tokens, replica } = event;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {remoteParticipantId !== undefined && (
        <Person
          id={remoteParticipantId}
          userId={context.userIdOf(remoteParticipantId)}
          href={context.laneHref(remoteParticipantId)}
          tabIndex={tabIndex}
        />
      )}
      {destination && <Destination {...destination} connection={context.connection} tabIndex={tabIndex} />}
      {tokens && <TokenChange tokens={tokens} />}
      {replica && (
        <span className="text-xs text-muted" title="An event of a replica, whose source is in another stage">
          replica
        </span>
      )}
    </span>
  );
}

interface DestinationProps {
  stageArn: string;
  sessionId: string;
  connection: string;
  tabIndex: number;
}

function Destination({ stageArn, sessionId, connection, tabIndex }: DestinationProps) {
  const stageId = idOf(stageArn);
  const to = sessionId
    ? paths.session(connection, stageId, sessionId)
    : stageId && paths.stage(connection, stageId);
  const words = `stage ${stageId || 'not given'}`;
  return to ? (
    <Link
      to={to}
      tabIndex={tabIndex}
      title={`${stageArn} ${sessionId}`}
      className="link block min-h-6 truncate leading-6"
    >
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}

function TokenChange({ tokens }: { tokens: NonNullable<ListedEvent['tokens']> }) {
  const changes = tokenChanges(tokens.previousToken, tokens.newToken);
  const words = summariseChanges(changes) || 'nothing changed that AWS tells';
  return (
    <span className="truncate" title={words}>
      {words}
    </span>
  );
}

function ErrorCell({ code }: { code: string | undefined }) {
  const title = (code && explainError(code)?.title) ?? code ?? 'AWS gave no error code';
  return (
    <Popover
      width={400}
      triggerClassName="-mx-1.5 inline-flex h-6 max-w-full min-w-0 items-center gap-1 rounded-sm px-1.5 text-bad hover:bg-hover"
      trigger={
        <>
          <span className="truncate" title={code && title !== code ? `${title} (${code})` : title}>
            {title}
            {code && title !== code && <code className="ml-2 font-mono text-2xs text-muted">{code}</code>}
          </span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </>
      }
    >
      <ErrorExplained code={code} />
    </Popover>
  );
}
