import type { IngestConfiguration } from '#shared/ingest/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StreamKey } from './encoder/stream-key.tsx';

/** Two encoders behind one participant: the credentials of each. */
export function RedundancyPanel({ configuration }: { configuration: IngestConfiguration }) {
  const { redundantIngest, redundantIngestCredentials = [] } = configuration;
  const on = redundantIngest || redundantIngestCredentials.length > 0;
  return (
    <Panel title="Redundant ingest" note={on ? 'on' : 'off'}>
      {on ? (
        <>
          <p className="border-b border-line px-4 py-2 text-muted">
            Two encoders publish the same, each with its own key. Subscribers and compositions see one
            participant, {configuration.participantId}; IVS switches between the two behind it.
          </p>
          <Credentials each={redundantIngestCredentials} />
        </>
      ) : (
        <EmptyNote title="One encoder, one stream key">
          With redundant ingest, a second encoder takes over when the first fails.
        </EmptyNote>
      )}
    </Panel>
  );
}

type Credential = NonNullable<IngestConfiguration['redundantIngestCredentials']>[number];

function Credentials({ each }: { each: readonly Credential[] }) {
  if (each.length === 0) return <EmptyNote title="AWS gave no credentials for the two encoders" />;
  return (
    <ol>
      {each.map(({ participantId, maskedStreamKey }, index) => (
        <li
          key={maskedStreamKey + participantId}
          className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 border-b border-line px-4 py-1.5 last:border-b-0"
        >
          <span className="font-medium">Encoder {index + 1}</span>
          <DetailList
            labels="short"
            details={[
              {
                label: 'Participant',
                value: participantId ? <IdText id={participantId} what="participant id" /> : <NotGiven />,
              },
              { label: 'Stream key', value: <StreamKey masked={maskedStreamKey} shown={undefined} /> },
            ]}
          />
        </li>
      ))}
    </ol>
  );
}
