import type { IngestConfiguration } from '@aws-sdk/client-ivs-realtime';
import type { Result } from '#shared/contract/endpoint.ts';
import type { ingest } from '#shared/ingest/contract.ts';
import { maskStreamKey } from './stream-key.ts';

/** An ingest configuration as everybody may see it: every stream key masked. */
export function masked(
  configuration: IngestConfiguration | undefined,
): Result<typeof ingest.get>['item'] | undefined {
  if (configuration === undefined) return undefined;
  const { streamKey, redundantIngestCredentials, ...shown } = configuration;
  return {
    ...shown,
    maskedStreamKey: maskStreamKey(streamKey),
    redundantIngestCredentials: redundantIngestCredentials?.map((credential) => ({
      participantId: credential.participantId,
      maskedStreamKey: maskStreamKey(credential.streamKey),
    })),
  };
}
