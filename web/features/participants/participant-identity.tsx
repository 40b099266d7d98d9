import { Link } from 'react-router';
import type { Participant } from '#shared/participants/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { AwsWord } from '#web/components/aws-word.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { given, yesNo } from './given.tsx';
import { isReplicated, ReplicationType } from './participant-replication.tsx';

interface ParticipantIdentityProps {
  /** Absent while it loads. */
  participant: Participant | undefined;
  stageName: string | undefined;
}

/** Who it is and how it came in. State, joining and publishing stand above, as the page's facts. */
export function ParticipantIdentity({ participant, stageName }: ParticipantIdentityProps) {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const participantId = useRouteParam('participantId');
  return (
    <div className="px-4">
      <DetailList
        details={[
          { label: 'Participant id', value: <CopyableText text={participantId} what="participant id" /> },
          {
            label: 'User id',
            value:
              participant &&
              (participant.userId ? (
                <span className="wrap-anywhere">{participant.userId}</span>
              ) : (
                <NotGiven>none in the token</NotGiven>
              )),
          },
          { label: 'Protocol', value: participant && given(participant.protocol, protocolWord) },
          {
            label: 'Ingest configuration',
            value: participant && <ArnLink arn={participant.ingestConfigurationArn} />,
          },
          { label: 'Redundant ingest', value: participant && yesNo(participant.redundantIngest) },
          ...(participant && isReplicated(participant)
            ? []
            : [
                {
                  label: 'Replication',
                  value: participant && <ReplicationType participant={participant} />,
                },
              ]),
          {
            label: 'Session',
            value: (
              <Link to={paths.session(connection, stageId, sessionId)} className="link font-mono text-xs">
                {sessionId}
              </Link>
            ),
          },
          {
            label: 'Stage',
            value: (
              <Link
                to={paths.stage(connection, stageId)}
                className={stageName ? 'link wrap-anywhere' : 'link font-mono text-xs'}
                title={stageId}
              >
                {stageName || stageId}
              </Link>
            ),
          },
        ]}
      />
    </div>
  );
}

function protocolWord(protocol: string) {
  return protocol === 'UNKNOWN' ? <AwsWord word="Not told" aws="UNKNOWN" /> : protocol;
}
