import type { Handlers } from '../wire/handler.ts';
import { everyPage } from './walk.ts';

/** Everything that can be read of an account's resources, by ARN, as the API answers it. */
export function snapshotOf(api: Handlers): Map<string, unknown> {
  const snapshot = new Map<string, unknown>();
  const add = (items: readonly { arn?: string | undefined }[], read: (arn: string) => unknown): void => {
    for (const item of items) {
      const arn = item.arn ?? '';
      snapshot.set(arn, [item, read(arn), api.ListTagsForResource({ resourceArn: arn }).tags]);
    }
  };
  add(
    everyPage((nextToken) => {
      const page = api.ListStages({ maxResults: 100, nextToken });
      return { items: page.stages, nextToken: page.nextToken };
    }),
    (arn) => [
      api.GetStage({ arn }).stage,
      api.ListStageSessions({ stageArn: arn, maxResults: 100 }).stageSessions,
    ],
  );
  add(api.ListCompositions({}).compositions ?? [], (arn) => api.GetComposition({ arn }).composition);
  add(api.ListEncoderConfigurations({}).encoderConfigurations ?? [], (arn) =>
    api.GetEncoderConfiguration({ arn }),
  );
  add(api.ListStorageConfigurations({ maxResults: 100 }).storageConfigurations ?? [], (arn) =>
    api.GetStorageConfiguration({ arn }),
  );
  add(api.ListIngestConfigurations({ maxResults: 100 }).ingestConfigurations ?? [], (arn) =>
    api.GetIngestConfiguration({ arn }),
  );
  add(api.ListPublicKeys({}).publicKeys ?? [], (arn) => api.GetPublicKey({ arn }));
  return snapshot;
}
