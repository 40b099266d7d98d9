import type { IngestConfiguration } from '#shared/ingest/contract.ts';
import { type Stage, stages } from '#shared/stages/contract.ts';
import type { Load } from '#web/api/use-item.ts';
import { NotGiven, NotLoaded } from '#web/components/absent.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { Panel } from '#web/components/panel.tsx';

interface PublishPanelProps {
  /** Absent while it loads. */
  configuration: IngestConfiguration | undefined;
  /** The attached stage, which alone knows the address; not asked for where there is none. */
  stage: Load<Stage>;
}

/** What whoever sets up the encoder needs. */
export function PublishPanel({ configuration, stage }: PublishPanelProps) {
  const attached = configuration === undefined || configuration.stageArn !== '';
  return (
    <Panel title="Set up the encoder">
      {!attached && (
        <p className="border-b border-line bg-warn-tint px-4 py-2 text-warn">
          Attached to no stage: its stream key cannot be used.
        </p>
      )}
      <div className="px-4">
        <DetailList
          details={[
            {
              label: `Server${configuration ? `, ${configuration.ingestProtocol}` : ''}`,
              value: configuration && <Server configuration={configuration} stage={stage} />,
            },
            {
              label: 'Stream key',
              value: configuration && <MaskedKey text={configuration.maskedStreamKey} />,
            },
          ]}
        />
      </div>
      <p className="border-t border-line px-4 py-2 text-muted">
        A stream key is a password: whoever has it can publish on the stage. So the server masks it before it
        is sent to the browser. This version does not show it.
      </p>
    </Panel>
  );
}

function Server({ configuration, stage }: { configuration: IngestConfiguration; stage: Load<Stage> }) {
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
  const { rtmp, rtmps } = stage.data.endpoints ?? {};
  const address = configuration.ingestProtocol === 'RTMP' ? rtmp : rtmps;
  return address ? <CopyableText text={address} what="server address" /> : <NotGiven>not given</NotGiven>;
}

export function MaskedKey({ text }: { text: string }) {
  return <span className="font-mono text-xs wrap-anywhere text-muted">{text}</span>;
}
