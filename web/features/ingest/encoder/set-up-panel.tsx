import { useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import type { IngestConfiguration } from '#shared/ingest/contract.ts';
import { type Stage, stages } from '#shared/stages/contract.ts';
import type { Load } from '#web/api/use-item.ts';
import { NotGiven, NotLoaded } from '#web/components/absent.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { IdText } from '#web/components/id-text.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { ReadyMadeSettings } from './ready-made-settings.tsx';
import { RevealKeys, StreamKey } from './stream-key.tsx';
import { type ShownKeys, useStreamKeys } from './use-stream-keys.ts';

interface SetUpPanelProps {
  /** Absent while it loads. */
  configuration: IngestConfiguration | undefined;
  /** The attached stage, which alone knows the address; not asked for where there is none. */
  stage: Load<Stage>;
}

/** What whoever sets up the encoder needs. */
export function SetUpPanel({ configuration, stage }: SetUpPanelProps) {
  const attached = configuration === undefined || configuration.stageArn !== '';
  return (
    <Panel title="Set up the encoder">
      {!attached && (
        <p className="border-b border-line bg-warn-tint px-4 py-2 text-warn">
          Attached to no stage: its stream key cannot be used.
        </p>
      )}
      {configuration ? (
        // What was shown of one configuration is gone with it.
        <SetUp key={configuration.arn} configuration={configuration} stage={stage} />
      ) : (
        <div className="px-4">
          <DetailList
            details={[
              { label: 'Server', value: undefined },
              { label: 'Stream key', value: undefined },
            ]}
          />
        </div>
      )}
    </Panel>
  );
}

/** One of the encoders behind a configuration. */
interface EncoderKey {
  participantId: string | undefined;
  masked: string;
  shown: string | undefined;
}

function encodersOf(configuration: IngestConfiguration, { keys }: ShownKeys): EncoderKey[] {
  const { redundantIngestCredentials: credentials = [], participantId, maskedStreamKey } = configuration;
  if (credentials.length === 0) return [{ participantId, masked: maskedStreamKey, shown: keys?.streamKey }];
  return credentials.map((credential, index) => ({
    participantId: credential.participantId,
    masked: credential.maskedStreamKey,
    shown: keys?.redundantIngestCredentials?.[index]?.streamKey,
  }));
}

function SetUp({ configuration, stage }: { configuration: IngestConfiguration; stage: Load<Stage> }) {
  const shownKeys = useStreamKeys(useConnectionId(), idOf(configuration.arn));
  const [chosen, setChosen] = useState('0');
  const encoders = encodersOf(configuration, shownKeys);
  const encoder = encoders[Number(chosen)] ?? encoders[0];
  const { rtmp, rtmps, whip } = (stage.state === 'ready' && stage.data.endpoints) || {};
  const server = configuration.ingestProtocol === 'RTMP' ? rtmp : rtmps;
  if (!encoder) return null;
  return (
    <>
      {encoders.length > 1 && (
        <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2">
          <Segmented
            label="Which encoder"
            value={chosen}
            options={encoders.map((_, index) => ({ value: String(index), label: `Encoder ${index + 1}` }))}
            onChange={setChosen}
          />
          {encoder.participantId && (
            <span className="flex items-center gap-2 text-muted">
              participant <IdText id={encoder.participantId} what="participant id" />
            </span>
          )}
        </div>
      )}
      <div className="px-4">
        <DetailList
          details={[
            {
              label: `Server, ${configuration.ingestProtocol}`,
              value: <Server configuration={configuration} stage={stage} address={server} />,
            },
            { label: 'Stream key', value: <StreamKey masked={encoder.masked} shown={encoder.shown} /> },
          ]}
        />
      </div>
      <div className="border-t border-line px-4 py-2">
        <RevealKeys {...shownKeys} />
      </div>
      {server && <ReadyMadeSettings server={server} whip={whip} shown={encoder.shown} />}
    </>
  );
}

interface ServerProps {
  configuration: IngestConfiguration;
  stage: Load<Stage>;
  address: string | undefined;
}

function Server({ configuration, stage, address }: ServerProps) {
  if (configuration.stageArn === '') return <NotGiven>none without a stage</NotGiven>;
  if (stage.state === 'loading') return <NotLoaded />;
  if (stage.state === 'failed') {
    return (
      <span className="text-warn">
        {isDenied(stage.failure)
          ? `Not known: the permission ${permissionsOf(stages.get).join(', ')} is missing.`
          : `Not known. ${failureWords(stage.failure).title}: ${stage.failure.message}`}
      </span>
    );
  }
  return address ? <CopyableText text={address} what="server address" /> : <NotGiven>not given</NotGiven>;
}
