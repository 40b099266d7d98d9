import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Composition } from '#shared/compositions/contract.ts';
import { CompositionDraft } from '#shared/compositions/drafts.ts';
import { IngestConfiguration } from '#shared/ingest/contract.ts';
import { IngestConfigurationDraft } from '#shared/ingest/drafts.ts';
import { FILTERABLE_RECORDING_STATES, Participant, ParticipantEvent } from '#shared/participants/contract.ts';
import { ParticipantReplica } from '#shared/replication/contract.ts';
import { Stage } from '#shared/stages/contract.ts';
import { StageDraft } from '#shared/stages/drafts.ts';
import { TokenDraft } from '#shared/tokens/drafts.ts';

interface JsonSchema {
  examples?: string[];
  enum?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** The known values of a member, wherever it stands: open enumerations carry them as examples, closed ones as such. */
function known(schema: z.core.$ZodType, ...path: string[]): string[] | undefined {
  let at: JsonSchema | undefined = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  for (const name of path) {
    at = (at?.anyOf?.[0] ?? at)?.properties?.[name];
    at = at?.items ?? at;
  }
  return (at?.examples ?? at?.enum)?.toSorted();
}

const S3 = ['destinations', 'configuration', 's3'];
const S3_DRAFT = ['destinations', 's3'];
const RECORDING = ['autoParticipantRecordingConfiguration'];

describe('the values that the contract knows are those of the SDK', () => {
  it.each<[z.core.$ZodType, string[], Record<string, string>]>([
    [Participant, ['state'], sdk.ParticipantState],
    [Participant, ['recordingState'], sdk.ParticipantRecordingState],
    [Participant, ['replicationType'], sdk.ReplicationType],
    [Participant, ['replicationState'], sdk.ReplicationState],
    [Participant, ['protocol'], sdk.ParticipantProtocol],
    [ParticipantEvent, ['name'], sdk.EventName],
    [ParticipantEvent, ['errorCode'], sdk.EventErrorCode],
    [ParticipantEvent, ['newToken', 'capabilities'], sdk.ParticipantTokenCapability],
    [ParticipantReplica, ['replicationState'], sdk.ReplicationState],
    [IngestConfiguration, ['state'], sdk.IngestConfigurationState],
    [IngestConfiguration, ['ingestProtocol'], sdk.IngestProtocol],
    [Composition, ['state'], sdk.CompositionState],
    [Composition, ['destinations', 'state'], sdk.DestinationState],
    [Composition, [...S3, 'recordingConfiguration', 'format'], sdk.RecordingConfigurationFormat],
    [Composition, [...S3, 'thumbnailConfigurations', 'storage'], sdk.ThumbnailStorageType],
    [Composition, ['layout', 'grid', 'videoAspectRatio'], sdk.VideoAspectRatio],
    [Composition, ['layout', 'grid', 'videoFillMode'], sdk.VideoFillMode],
    [Composition, ['layout', 'pip', 'videoFillMode'], sdk.VideoFillMode],
    [Composition, ['layout', 'pip', 'pipBehavior'], sdk.PipBehavior],
    [Composition, ['layout', 'pip', 'pipPosition'], sdk.PipPosition],
    [Stage, [...RECORDING, 'mediaTypes'], sdk.ParticipantRecordingMediaType],
    [Stage, [...RECORDING, 'thumbnailConfiguration', 'storage'], sdk.ThumbnailStorageType],
    [Stage, [...RECORDING, 'thumbnailConfiguration', 'recordingMode'], sdk.ThumbnailRecordingMode],
    [StageDraft, [...RECORDING, 'mediaTypes'], sdk.ParticipantRecordingMediaType],
    [StageDraft, [...RECORDING, 'thumbnailConfiguration', 'storage'], sdk.ThumbnailStorageType],
    [StageDraft, [...RECORDING, 'thumbnailConfiguration', 'recordingMode'], sdk.ThumbnailRecordingMode],
    [TokenDraft, ['capabilities'], sdk.ParticipantTokenCapability],
    [IngestConfigurationDraft, ['ingestProtocol'], sdk.IngestProtocol],
    [CompositionDraft, [...S3_DRAFT, 'recordingConfiguration', 'format'], sdk.RecordingConfigurationFormat],
    [CompositionDraft, [...S3_DRAFT, 'thumbnailConfigurations', 'storage'], sdk.ThumbnailStorageType],
    [CompositionDraft, ['layout', 'grid', 'videoAspectRatio'], sdk.VideoAspectRatio],
    [CompositionDraft, ['layout', 'grid', 'videoFillMode'], sdk.VideoFillMode],
    [CompositionDraft, ['layout', 'pip', 'videoFillMode'], sdk.VideoFillMode],
    [CompositionDraft, ['layout', 'pip', 'pipBehavior'], sdk.PipBehavior],
    [CompositionDraft, ['layout', 'pip', 'pipPosition'], sdk.PipPosition],
  ])('%#: $1', (schema, path, enumeration) => {
    expect(known(schema, ...path)).toEqual(Object.values(enumeration).toSorted());
  });

  it('among them the recording states to filter by', () => {
    expect(FILTERABLE_RECORDING_STATES.toSorted()).toEqual(
      Object.values(sdk.ParticipantRecordingFilterByRecordingState).toSorted(),
    );
  });
});
