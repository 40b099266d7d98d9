import type { Operation, OperationInput } from '../../wire/operation.ts';
import { arnOf } from '../../state/arn.ts';
import { ARN_KINDS } from '../../state/arn.ts';
import { type Choice, KEYS, type Play, scene, some } from './subjects.ts';

/** Inputs that mostly make sense, for each operation: what comes of them depends on the state of the world. */

type Made = { [O in Operation]: (play: Play, choice: Choice) => OperationInput<O> };

const CAPABILITIES = [['PUBLISH', 'SUBSCRIBE'], ['SUBSCRIBE'], ['PUBLISH'], []] as const;

const capabilities = (at: number) => [...(CAPABILITIES[at % CAPABILITIES.length] ?? [])];

const tags = ({ text, first, flag }: Choice): Record<string, string> | undefined =>
  flag
    ? Object.fromEntries(Array.from({ length: first % 13 }, (_, index) => [`${text}${index}-`, text]))
    : undefined;

const page = ({ second, flag }: Choice) => (flag ? { maxResults: 1 + (second % 50) } : {});

const recording = (play: Play, { first, second, flag }: Choice) => ({
  storageConfigurationArn: flag ? some(play, 'storage-configuration', first) : '',
  ...(flag
    ? {
        recordingReconnectWindowSeconds: second % 320,
        mediaTypes: [(['AUDIO_VIDEO', 'AUDIO_ONLY', 'NONE'] as const)[second % 3] ?? 'NONE'],
        recordParticipantReplicas: first % 2 === 0,
      }
    : {}),
});

const anything = (play: Play, { first, second }: Choice): string =>
  some(play, ARN_KINDS[second % ARN_KINDS.length] ?? 'stage', first);

const token = ({ text, second, third }: Choice) => ({
  userId: text,
  duration: 1 + (second % 20_170),
  capabilities: capabilities(third % 9 > 3 ? 0 : third),
  attributes: { role: text.slice(0, 20) },
});

const replication = (play: Play, choice: Choice) => {
  const { stageArn, participantId } = scene(play, choice, true);
  return {
    sourceStageArn: stageArn,
    participantId,
    destinationStageArn: some(play, 'stage', choice.second),
  };
};

/** What is replicated at this moment. */
const replicationsNow = ({ api }: Play) =>
  (api.ListStages({ maxResults: 100 }).stages ?? []).flatMap(({ arn, activeSessionId }) => {
    if (!activeSessionId) return [];
    const { participants = [] } = api.ListParticipants({ stageArn: arn, sessionId: activeSessionId });
    return participants
      .filter(
        ({ replicationType, replicationState }) =>
          replicationType === 'SOURCE' && replicationState === 'ACTIVE',
      )
      .flatMap(({ participantId }) =>
        (api.ListParticipantReplicas({ sourceStageArn: arn, participantId }).replicas ?? [])
          .filter(({ replicationState }) => replicationState === 'ACTIVE')
          .map(({ destinationStageArn }) => ({ sourceStageArn: arn, participantId, destinationStageArn })),
      );
  });

const destinations = (play: Play, { first, second, third, flag, text }: Choice) => {
  const encoder = some(play, 'encoder-configuration', second);
  const channel = {
    name: text.replaceAll(/[^\w-]/g, ''),
    channel: {
      channelArn: arnOf(play.world, 'channel', `channel${third % 3}`),
      ...(flag ? { encoderConfigurationArn: encoder } : {}),
    },
  };
  const s3 = {
    s3: {
      storageConfigurationArn: some(play, 'storage-configuration', first),
      encoderConfigurationArns: [encoder],
      ...(flag ? { thumbnailConfigurations: [{ targetIntervalSeconds: 1 + (first % 90) }] } : {}),
    },
  };
  return [[s3], [channel], [channel, s3], [s3]][third % 4] ?? [];
};

export const INPUTS: Made = {
  CreateStage: (play, choice) => ({
    ...(choice.flag ? { name: choice.text } : {}),
    tags: tags(choice),
    ...(choice.first % 3 === 0 ? { autoParticipantRecordingConfiguration: recording(play, choice) } : {}),
    participantTokenConfigurations: Array.from({ length: choice.second % 4 }, () => token(choice)),
  }),
  GetStage: (play, { first }) => ({ arn: some(play, 'stage', first) }),
  UpdateStage: (play, choice) => ({
    arn: some(play, 'stage', choice.third),
    ...(choice.second % 2 === 0 ? { name: choice.text } : {}),
    ...(choice.second % 3 === 0 ? { autoParticipantRecordingConfiguration: recording(play, choice) } : {}),
  }),
  DeleteStage: (play, { first }) => ({ arn: some(play, 'stage', first) }),
  ListStages: (_play, choice) => page(choice),
  GetStageSession: (play, choice) => {
    const { stageArn, sessionId } = scene(play, choice);
    return { stageArn, sessionId };
  },
  ListStageSessions: (play, choice) => ({ stageArn: some(play, 'stage', choice.first), ...page(choice) }),
  GetParticipant: (play, choice) => scene(play, choice),
  ListParticipants: (play, choice) => {
    const { stageArn, sessionId } = scene(play, choice);
    const filters = [
      {},
      { filterByUserId: choice.text },
      { filterByPublished: choice.flag },
      { filterByState: choice.flag ? ('CONNECTED' as const) : ('DISCONNECTED' as const) },
      { filterByRecordingState: choice.flag ? ('ACTIVE' as const) : ('STOPPED' as const) },
      { filterByPublished: true, filterByUserId: choice.text },
    ];
    return { stageArn, sessionId, ...filters[choice.third % filters.length], ...page(choice) };
  },
  ListParticipantEvents: (play, choice) => ({ ...scene(play, choice), ...page(choice) }),
  DisconnectParticipant: (play, choice) => {
    const { stageArn, participantId } = scene(play, choice);
    return { stageArn, participantId, ...(choice.flag ? { reason: choice.text } : {}) };
  },
  CreateParticipantToken: (play, choice) => ({
    stageArn: some(play, 'stage', choice.first),
    ...(choice.flag ? token(choice) : {}),
  }),
  StartParticipantReplication: (play, choice) => ({
    ...replication(play, choice),
    ...(choice.flag ? { reconnectWindowSeconds: choice.third % 310, attributes: { role: 'remote' } } : {}),
  }),
  StopParticipantReplication: (play, choice) => {
    const going = replicationsNow(play);
    return going[choice.first % (going.length + 1)] ?? replication(play, choice);
  },
  ListParticipantReplicas: (play, choice) => {
    const { stageArn, participantId } = scene(play, choice);
    return { sourceStageArn: stageArn, participantId, ...page(choice) };
  },
  StartComposition: (play, choice) => ({
    stageArn: some(play, 'stage', choice.first),
    destinations: destinations(play, choice),
    tags: tags(choice),
    ...(choice.second % 5 === 0 ? { idempotencyToken: `token-${choice.third % 2}` } : {}),
    ...(choice.second % 3 === 0 ? { layout: choice.flag ? { pip: {} } : { grid: { gridGap: 3 } } } : {}),
  }),
  GetComposition: (play, { first }) => ({ arn: some(play, 'composition', first) }),
  StopComposition: (play, { first }) => ({ arn: some(play, 'composition', first) }),
  ListCompositions: (play, choice) => ({
    ...(choice.first % 3 === 0 ? { filterByStageArn: some(play, 'stage', choice.third) } : {}),
    ...(choice.first % 4 === 0
      ? { filterByEncoderConfigurationArn: some(play, 'encoder-configuration', choice.third) }
      : {}),
    ...page(choice),
  }),
  CreateEncoderConfiguration: (_play, choice) => ({
    ...(choice.flag ? { name: choice.text } : {}),
    video: { width: 2 + (choice.first % 1_000) * 2, framerate: 1 + (choice.second % 61) },
    tags: tags(choice),
  }),
  GetEncoderConfiguration: (play, { first }) => ({ arn: some(play, 'encoder-configuration', first) }),
  DeleteEncoderConfiguration: (play, { first }) => ({ arn: some(play, 'encoder-configuration', first) }),
  ListEncoderConfigurations: (_play, choice) => page(choice),
  CreateStorageConfiguration: (_play, choice) => ({
    s3: { bucketName: `bucket-${choice.first}` },
    ...(choice.flag ? { name: choice.text } : {}),
    tags: tags(choice),
  }),
  GetStorageConfiguration: (play, { first }) => ({ arn: some(play, 'storage-configuration', first) }),
  DeleteStorageConfiguration: (play, { first }) => ({ arn: some(play, 'storage-configuration', first) }),
  ListStorageConfigurations: (_play, choice) => page(choice),
  CreateIngestConfiguration: (play, choice) => ({
    ingestProtocol: choice.flag ? 'RTMPS' : 'RTMP',
    insecureIngest: !choice.flag || choice.third % 2 === 0,
    redundantIngest: choice.second % 2 === 0,
    name: choice.text,
    userId: choice.text,
    stageArn: choice.third % 5 === 0 ? '' : some(play, 'stage', choice.first),
    tags: tags(choice),
  }),
  GetIngestConfiguration: (play, { first }) => ({ arn: some(play, 'ingest-configuration', first) }),
  UpdateIngestConfiguration: (play, choice) => ({
    arn: some(play, 'ingest-configuration', choice.first),
    ...(choice.third % 3 === 0 ? {} : { stageArn: choice.flag ? some(play, 'stage', choice.second) : '' }),
    ...(choice.third % 2 === 0 ? {} : { redundantIngest: choice.flag }),
  }),
  DeleteIngestConfiguration: (play, { first, flag }) => ({
    arn: some(play, 'ingest-configuration', first),
    ...(flag ? { force: true } : {}),
  }),
  ListIngestConfigurations: (play, choice) => ({
    ...(choice.first % 3 === 0 ? { filterByStageArn: some(play, 'stage', choice.third) } : {}),
    ...(choice.first % 4 === 0
      ? { filterByState: choice.flag ? ('ACTIVE' as const) : ('INACTIVE' as const) }
      : {}),
    ...page(choice),
  }),
  ImportPublicKey: (_play, choice) => ({
    publicKeyMaterial: KEYS[choice.first % KEYS.length]?.pem,
    ...(choice.flag ? { name: choice.text } : {}),
    tags: tags(choice),
  }),
  GetPublicKey: (play, { first }) => ({ arn: some(play, 'public-key', first) }),
  DeletePublicKey: (play, { first }) => ({ arn: some(play, 'public-key', first) }),
  ListPublicKeys: (_play, choice) => page(choice),
  ListTagsForResource: (play, choice) => ({ resourceArn: anything(play, choice) }),
  TagResource: (play, choice) => ({
    resourceArn: anything(play, choice),
    tags: Object.fromEntries(
      Array.from({ length: choice.third % 30 }, (_, index) => [
        `${choice.text}${choice.first + index}`,
        choice.text,
      ]),
    ),
  }),
  UntagResource: (play, choice) => ({
    resourceArn: anything(play, choice),
    tagKeys: Array.from({ length: choice.third % 12 }, (_, index) => `${choice.text}${index}-`),
  }),
};
