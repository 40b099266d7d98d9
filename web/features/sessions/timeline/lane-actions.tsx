import { classNames } from '#web/lib/class-names.ts';
import { participantCommand } from '../participant-command.ts';
import { DisconnectAction } from '../disconnect-action.tsx';
import { RowActions } from '../row-actions.tsx';
import type { Somebody } from '../use-disconnecting.tsx';
import { viewLink } from '../view-link.ts';
import type { LaneRow } from './data/lane-row.ts';
import type { Lane, TimelineStore } from './data/store.ts';
import { laneName } from './readout-words.ts';
import type { TimelineView } from './timeline-view.ts';

/** What the actions of every lane need. */
export interface LaneActionsContext {
  view: TimelineView;
  /** Undefined while the stage is not known. */
  stageArn: string | undefined;
  sessionId: string;
  /** Takes somebody out; undefined where the session has ended. */
  onDisconnect: ((somebody: Somebody) => void) | undefined;
}

interface LaneActionsProps {
  row: LaneRow;
  store: TimelineStore;
  context: LaneActionsContext;
}

/** The entry of a person that can be disconnected: of several who has published, for that is who is seen. */
function connectedLane(lanes: readonly Lane[]): Lane | undefined {
  const there = lanes.filter(({ participant }) => participant.state === 'CONNECTED');
  return there.find(({ participant }) => participant.published === true) ?? there.at(-1);
}

/** What can be done with a lane, over the end of its name while that is pointed at or has the focus. */
export function LaneActions({ row, store, context }: LaneActionsProps) {
  const { view, stageArn, sessionId, onDisconnect } = context;
  const lanes = row.ids.flatMap((id) => store.lane(id) ?? []);
  // Of several entries the last is the one that counts now.
  const lane = lanes.at(-1);
  if (!lane) return null;
  const connected = connectedLane(lanes);
  // What pins a person, and what loads a failed lane again, stay in reach.
  const buttons = Number(row.kind === 'person') + Number(lanes.some(({ load }) => load.state === 'failed'));
  return (
    <span
      className={classNames(
        ['right-0', 'right-7', 'right-13'][buttons],
        'pointer-events-none absolute inset-y-0 z-10 flex items-center bg-surface pl-1 opacity-0 group-focus-within:pointer-events-auto group-focus-within:opacity-100 pointer-fine:group-hover:pointer-events-auto pointer-fine:group-hover:opacity-100',
      )}
    >
      <RowActions
        name={laneName(lane)}
        participantId={lane.id}
        link={() => viewLink(location.href, view.getWindow())}
        command={participantCommand('GetParticipant', { stageArn, sessionId, participantId: lane.id })}
      />
      {connected && onDisconnect && (
        <DisconnectAction
          name={laneName(connected)}
          onDisconnect={() =>
            onDisconnect({ participantId: connected.id, userId: connected.participant.userId })
          }
        />
      )}
    </span>
  );
}
