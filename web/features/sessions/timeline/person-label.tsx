import { Pin, PinOff, RadioTower, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { lookOf } from '#web/components/states.ts';
import { classNames } from '#web/lib/class-names.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
import type { LaneRow } from './data/lane-row.ts';
import type { Lane, TimelineStore } from './data/store.ts';
import { Expander } from './expander.tsx';
import { laneName } from './readout-words.ts';
import { ReplicationBadge } from './replication-badge.tsx';

interface PersonLabelProps {
  row: LaneRow;
  store: TimelineStore;
  /** Whether it is marked, pointed at or has the focus: what can be done with it is then there. */
  active: boolean;
  laneHref: (laneId: string) => string;
  retry: () => void;
  onExpand: (key: string) => void;
  /** @param ids the participants of a person */
  onPin: (ids: readonly string[]) => void;
  /** What can be copied of it. */
  actions: ReactNode;
}

/** The name of one person's row, or of one entry, with what is known of it. */
export function PersonLabel(props: PersonLabelProps) {
  const { row, store, active, laneHref, retry, onExpand, onPin, actions } = props;
  const lanes = row.ids.flatMap((id) => store.lane(id) ?? []);
  // Of several entries the last is the one that counts now.
  const lane = lanes.at(-1);
  if (!lane) return null;
  const name = laneName(lane);
  const shown = lanes.find(({ participant }) => participant.state === 'CONNECTED') ?? lane;
  const { state } = shown.participant;
  const look = state === undefined ? undefined : lookOf('participant', state);
  const published = lanes.some(({ participant }) => participant.published);
  const replicated = lanes.find(({ participant: { replicationType } }) => isReplicated(replicationType));
  return (
    <>
      {row.expanded !== undefined && (
        <Expander
          expanded={row.expanded}
          label={row.expanded ? `Draw ${name} as one lane` : `Show the ${row.ids.length} entries of ${name}`}
          onToggle={() => onExpand(row.key)}
        />
      )}
      {look && (
        <span title={look.word} className="shrink-0">
          <StateMark tone={look.tone} shape={look.shape} />
          <span className="sr-only">{look.word}</span>
        </span>
      )}
      <Link
        to={laneHref(lane.id)}
        title={titleOf(row, lane)}
        className={classNames(
          'link flex min-h-6 min-w-0 items-center text-text',
          lane.participant.userId && row.kind === 'person' ? undefined : 'font-mono text-xs',
        )}
      >
        <span className="truncate">{row.kind === 'entry' ? lane.id : name}</span>
      </Link>
      <Suffix row={row} lane={lane} />
      <span className="ml-auto flex shrink-0 items-center">
        {replicated && <ReplicationBadge type={replicated.participant.replicationType ?? ''} />}
        {published && row.kind === 'person' && (
          <span title="Has published in this session" className="hidden p-1 text-muted sm:inline">
            <RadioTower size={12} aria-hidden />
            <span className="sr-only">Publisher</span>
          </span>
        )}
        <LoadMark lanes={lanes} name={name} retry={retry} />
        {row.kind === 'person' && (row.pinned || active) && (
          <button
            type="button"
            aria-pressed={row.pinned}
            aria-label={row.pinned ? `Unpin ${name}` : `Pin ${name} on top`}
            title={row.pinned ? 'Unpin (Shift+P)' : 'Pin on top (Shift+P)'}
            onClick={() => onPin(row.ids)}
            className="inline-flex size-6 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text"
          >
            {row.pinned ? <PinOff size={13} aria-hidden /> : <Pin size={13} aria-hidden />}
          </button>
        )}
      </span>
      {actions}
    </>
  );
}

function Suffix({ row, lane }: { row: LaneRow; lane: Lane }) {
  if (row.ids.length > 1)
    return (
      <span className="shrink-0 text-2xs text-muted" title={`Joined ${row.ids.length} times`}>
        ×{row.ids.length}
        <span className="sr-only"> entries</span>
      </span>
    );
  if (!lane.participant.userId || row.kind === 'entry') return null;
  return (
    <span aria-hidden className="hidden shrink-0 font-mono text-2xs text-muted sm:inline">
      {lane.id.slice(-4)}
    </span>
  );
}

function LoadMark({ lanes, name, retry }: { lanes: readonly Lane[]; name: string; retry: () => void }) {
  if (lanes.some(({ load }) => load.state === 'failed'))
    return (
      <button
        type="button"
        onClick={retry}
        title="Load its events again"
        aria-label={`Load the events of ${name} again`}
        className="inline-flex size-6 cursor-pointer items-center justify-center rounded-sm text-bad hover:bg-hover"
      >
        <RotateCw size={13} aria-hidden />
      </button>
    );
  return lanes.some(({ load }) => load.state === 'loading') ? (
    <span className="size-1.5 animate-breathe rounded-full bg-info" title="Loading its events" />
  ) : null;
}

function titleOf({ kind, ids }: LaneRow, lane: Lane): string {
  const { userId } = lane.participant;
  if (!userId) return `Participant ${lane.id}, without a user id`;
  if (ids.length > 1) return `${userId}, ${ids.length} entries; the last is participant ${lane.id}`;
  return kind === 'entry' ? `Participant ${lane.id} of ${userId}` : `${userId} (participant ${lane.id})`;
}

function isReplicated(type: string | undefined): boolean {
  return type === 'SOURCE' || type === 'REPLICA';
}
