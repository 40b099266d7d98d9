import type { Participant } from '#shared/participants/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { ToldFailure, useToldEvents } from '#web/components/told-failure.tsx';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';

/** @param participant absent while it loads */
export function ParticipantRecording({ participant }: { participant: Participant | undefined }) {
  const uri = participant && recordingUri(participant);
  return (
    <Panel
      title="Recording"
      actions={
        uri !== undefined && (
          <span className="flex items-center gap-1 text-muted" title={uri}>
            S3 URI <CopyButton text={uri} what="S3 URI" />
          </span>
        )
      }
    >
      <RecordingDetails participant={participant} />
    </Panel>
  );
}

/** Where the recording is, as the AWS tools take it; undefined when AWS gives no whole location. */
export function recordingUri(participant: Participant): string | undefined {
  const { recordingS3BucketName: bucket, recordingS3Prefix: prefix } = participant;
  return bucket && prefix ? `s3://${bucket}/${prefix}` : undefined;
}

function RecordingDetails({ participant }: { participant: Participant | undefined }) {
  const bucket = participant?.recordingS3BucketName;
  const prefix = participant?.recordingS3Prefix;
  const none = participant && <NotGiven>none</NotGiven>;
  const why = participant && whyNotRecorded(participant);
  return (
    <>
      <div className="px-4">
        <DetailList
          labels="short"
          details={[
            {
              label: 'State',
              value: participant && <StateBadge kind="recording" value={participant.recordingState} />,
            },
            { label: 'S3 bucket', value: bucket ? <MachineText>{bucket}</MachineText> : none },
            { label: 'S3 prefix', value: prefix ? <MachineText>{prefix}</MachineText> : none },
          ]}
        />
      </div>
      {participant?.recordingState === 'FAILED' && <WhyItFailed participantId={participant.participantId} />}
      {why && <p className="border-t border-line px-4 py-2 text-xs text-muted">{why}</p>}
    </>
  );
}

function WhyItFailed({ participantId }: { participantId: string | undefined }) {
  const connection = useConnectionId();
  const sessionId = useRouteParam('sessionId');
  const told = useToldEvents(
    participantId === undefined ? undefined : { connection, sessionId, participantId },
  );
  return (
    <div className="border-t border-line">
      <ToldFailure
        told={told}
        isIt={({ eventName = '' }) => /^Recording (Start|End) Failure$/.test(eventName)}
      />
    </div>
  );
}

function MachineText({ children }: { children: string }) {
  return <span className="block font-mono text-xs wrap-anywhere">{children}</span>;
}

/** Source for the rules: individual participant recording in the IVS user guide. */
function whyNotRecorded({ recordingState, published, recordingS3Prefix }: Participant): string | undefined {
  if (recordingState === 'DISABLED') {
    return 'Off where the stage has no participant recording, or leaves out replicas and this is one.';
  }
  if (!recordingS3Prefix && published === false) return 'Only who publishes is recorded.';
  return undefined;
}
