import type { Destination } from '#shared/compositions/contract.ts';

/** Where a destination leads, in words. The model requires one of the two; a third kind may come. */
export function destinationKind({ configuration }: Destination): string {
  if (configuration.channel) return 'Channel';
  return configuration.s3 ? 'Recording to S3' : 'Neither channel nor S3';
}
