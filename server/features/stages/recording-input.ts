import type * as z from 'zod/mini';
import type { RecordingDraft } from '#shared/stages/recording-draft.ts';
import type { Upstream } from '#server/aws/upstream.ts';

/** How a stage is to record, as AWS takes it: the storage configuration by its ARN, empty for no recording. */
export async function recordingInput(upstream: Upstream, draft: z.output<typeof RecordingDraft> | undefined) {
  if (draft === undefined) return undefined;
  const { storageConfigurationId, ...recording } = draft;
  const storageConfigurationArn = await upstream.arnIfAny('storage-configuration', storageConfigurationId);
  return { ...recording, storageConfigurationArn };
}
