import type * as z from 'zod/mini';
import type { RecordingDraft } from '#shared/stages/recording-draft.ts';
import type { Upstream } from '#server/aws/upstream.ts';

/** How the stages are to record, as AWS takes it: the storage configuration by its ARN, empty for no recording. */
export async function recordingOf(
  upstream: Upstream,
  draft: z.output<typeof RecordingDraft> | undefined,
): Promise<Record<string, unknown> | undefined> {
  if (draft === undefined) return undefined;
  const { storageConfigurationId, ...recording } = draft;
  return {
    ...recording,
    storageConfigurationArn: await upstream.arnIfAny('storage-configuration', storageConfigurationId),
  };
}
