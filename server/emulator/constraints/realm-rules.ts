import { parseArn } from '../state/arn.ts';
import type { OperationInput } from '../wire/operation.ts';
import { type Rule, unless } from './rule.ts';
import type { Violation } from './violation.ts';

/*
 * Resources that work together belong together. That the live service answers with ValidationException, and not as if
 * the other resource did not exist, is INFERENCE.
 */

const regionOf = (arn: string | undefined): string | undefined => parseArn(arn ?? '')?.region;

const realmOf = (arn: string | undefined): string | undefined => {
  const parts = parseArn(arn ?? '');
  return parts && `${parts.region}:${parts.accountId}`;
};

const inRealmOf = (stageArn: string | undefined, arn: string | undefined, member: string): Violation[] =>
  // What is absent, empty or no ARN is a matter of the other constraints.
  realmOf(arn) === undefined || realmOf(stageArn) === undefined
    ? []
    : unless(
        realmOf(arn) === realmOf(stageArn),
        member,
        'Member must be in the same AWS account and Region as the stage',
      );

const inRegionOf = (stageArn: string | undefined, arn: string | undefined, member: string): Violation[] =>
  regionOf(arn) === undefined || regionOf(stageArn) === undefined
    ? []
    : unless(regionOf(arn) === regionOf(stageArn), member, 'Member must be in the same Region as the stage');

/**
 * API Reference, ChannelDestinationConfiguration and S3DestinationConfiguration: channel, encoder configuration and stage
 * "must be in the same AWS account and region"; of a storage configuration, S3StorageConfiguration says the Region alone.
 */
export const outputsAreNearTheStage: Rule<OperationInput<'StartComposition'>> = ({
  stageArn,
  destinations,
}) =>
  (destinations ?? []).flatMap(({ channel, s3 }, index) => {
    const at = `destinations[${index}]`;
    return [
      ...inRealmOf(stageArn, channel?.channelArn, `${at}.channel.channelArn`),
      ...inRealmOf(stageArn, channel?.encoderConfigurationArn, `${at}.channel.encoderConfigurationArn`),
      ...inRegionOf(stageArn, s3?.storageConfigurationArn, `${at}.s3.storageConfigurationArn`),
      ...(s3?.encoderConfigurationArns ?? []).flatMap((arn, position) =>
        inRealmOf(stageArn, arn, `${at}.s3.encoderConfigurationArns[${position}]`),
      ),
    ];
  });

/**
 * User Guide, "Create a Stage with Optional Participant Recording": stage, storage configuration and bucket are in one
 * Region and owned by one account. CreateStage has no ARN to compare with; the world knows where it creates.
 */
export const recordingIsNearTheStage: Rule<OperationInput<'UpdateStage'>> = ({
  arn,
  autoParticipantRecordingConfiguration: recording,
}) =>
  inRealmOf(
    arn,
    recording?.storageConfigurationArn,
    'autoParticipantRecordingConfiguration.storageConfigurationArn',
  );
