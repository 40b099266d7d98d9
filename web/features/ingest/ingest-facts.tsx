import { Link } from 'react-router';
import type { IngestConfiguration } from '#shared/ingest/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { Stage } from '#shared/stages/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { IdText } from '#web/components/id-text.tsx';
import { paths } from '#web/nav/paths.ts';

/**
 * What people ask of an ingest configuration first.
 * @param configuration absent while it loads
 * @param stage the attached one, once it is loaded
 */
export function ingestFacts(
  connection: string,
  configuration: IngestConfiguration | undefined,
  stage: Stage | undefined,
) {
  if (configuration === undefined) {
    return ['Stage', 'Protocol', 'Participant', 'User id', 'Redundant'].map((label) => ({
      label,
      value: undefined,
    }));
  }
  const { stageArn, ingestProtocol, userId, redundantIngest } = configuration;
  return [
    {
      label: 'Stage',
      value: stageArn ? <ArnLink arn={stageArn} name={stage?.name} /> : <NotGiven>none</NotGiven>,
    },
    { label: 'Protocol', value: ingestProtocol },
    { label: 'Participant', value: participantLink(connection, configuration, stage) },
    { label: 'User id', value: userId || <NotGiven>none</NotGiven> },
    {
      label: 'Redundant',
      value: redundantIngest === undefined ? <NotGiven /> : redundantIngest ? 'Yes' : 'No',
    },
  ];
}

/** The participant can be looked at only in a session in which the encoder publishes. */
function participantLink(
  connection: string,
  { participantId, state, stageArn }: IngestConfiguration,
  stage: Stage | undefined,
) {
  if (state !== 'ACTIVE' || !stage?.activeSessionId) {
    return <IdText id={participantId} what="participant id" />;
  }
  return (
    <Link
      to={paths.participant(connection, idOf(stageArn), stage.activeSessionId, participantId)}
      className="link font-mono text-xs"
    >
      {participantId}
    </Link>
  );
}
