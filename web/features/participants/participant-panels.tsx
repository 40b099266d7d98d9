import { type Participant, participants } from '#shared/participants/contract.ts';
import type { Load } from '#web/api/use-item.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { KeyValueTable } from '#web/components/key-value-table.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { ParticipantClient } from './participant-client.tsx';
import { ParticipantIdentity } from './participant-identity.tsx';
import { ParticipantRecording } from './participant-recording.tsx';
import { isReplicated, ParticipantReplication } from './participant-replication.tsx';

interface ParticipantPanelsProps {
  load: Load<Participant>;
  stageName: string | undefined;
}

/** Everything that GetParticipant tells: one answer, and so one age, that of the page. */
export function ParticipantPanels({ load, stageName }: ParticipantPanelsProps) {
  if (load.state === 'failed') {
    return (
      <Panel title="Participant, client, recording and replication">
        <ErrorState
          what="this participant"
          failure={load.failure}
          endpoint={participants.get}
          retry={load.retry}
        />
      </Panel>
    );
  }
  return (
    <LoadGate
      what="this participant"
      load={load}
      endpoint={participants.get}
      skeleton={<Panels participant={undefined} stageName={stageName} />}
    >
      {(participant) => <Panels participant={participant} stageName={stageName} />}
    </LoadGate>
  );
}

interface PanelsProps {
  /** Absent while it loads. */
  participant: Participant | undefined;
  stageName: string | undefined;
}

function Panels({ participant, stageName }: PanelsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2 lg:grid-cols-3">
      <div className="min-w-0">
        <Panel title="Participant">
          <ParticipantIdentity participant={participant} stageName={stageName} />
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title="Client">
          <ParticipantClient participant={participant} />
        </Panel>
        {participant && isReplicated(participant) && (
          <Panel title="Replication">
            <ParticipantReplication participant={participant} />
          </Panel>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4 md:max-lg:col-span-2 md:max-lg:grid md:max-lg:grid-cols-2 md:max-lg:items-start">
        <ParticipantRecording participant={participant} />
        {participant && <Attributes attributes={participant.attributes ?? {}} />}
      </div>
    </div>
  );
}

function Attributes({ attributes }: { attributes: Readonly<Record<string, string>> }) {
  const count = Object.keys(attributes).length;
  return (
    <Panel title="Attributes" note={count}>
      {count === 0 ? (
        <EmptyNote title="No attributes">They come with the token that your application makes.</EmptyNote>
      ) : (
        <KeyValueTable label="Attributes" entries={attributes} />
      )}
    </Panel>
  );
}
