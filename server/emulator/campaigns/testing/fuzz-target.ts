import {
  type IVSRealTimeClient,
  ListCompositionsCommand,
  ListEncoderConfigurationsCommand,
  ListIngestConfigurationsCommand,
  ListParticipantsCommand,
  ListPublicKeysCommand,
  ListStagesCommand,
  ListStorageConfigurationsCommand,
} from '@aws-sdk/client-ivs-realtime';
import type { Target } from './fuzzed-requests.ts';

/** What there is to ask about, by the SDK: it also shows that the server answers good requests meanwhile. */
export async function targetIn(client: IVSRealTimeClient, port: number): Promise<Target> {
  const [stages, compositions, encoders, storages, ingests, keys] = await Promise.all([
    client.send(new ListStagesCommand({ maxResults: 100 })),
    client.send(new ListCompositionsCommand({})),
    client.send(new ListEncoderConfigurationsCommand({})),
    client.send(new ListStorageConfigurationsCommand({})),
    client.send(new ListIngestConfigurationsCommand({})),
    client.send(new ListPublicKeysCommand({})),
  ]);
  const live = stages.stages?.find(({ activeSessionId }) => activeSessionId);
  const { participants = [] } = live
    ? await client.send(
        new ListParticipantsCommand({
          stageArn: live.arn,
          sessionId: live.activeSessionId,
          filterByPublished: true,
        }),
      )
    : {};
  const listed = [
    live,
    ...(stages.stages ?? []).slice(0, 4),
    ...(compositions.compositions ?? []).slice(0, 3),
    ...(encoders.encoderConfigurations ?? []).slice(0, 3),
    ...(storages.storageConfigurations ?? []).slice(0, 3),
    ...(ingests.ingestConfigurations ?? []).slice(0, 3),
    ...(keys.publicKeys ?? []).slice(0, 3),
  ];
  const ids = [live?.activeSessionId, ...participants.slice(0, 4).map(({ participantId }) => participantId)];
  return {
    port,
    arns: [
      ...listed.flatMap((one) => one?.arn ?? []),
      'arn:aws:ivs:us-east-1:999999999999:stage/Unknown12345',
    ],
    ids: [...ids.flatMap((id) => id ?? []), 'Nobody123456'],
  };
}
