import type { StageDefinition, StageIngest } from '../simulation/stage-definition.ts';
import { resourceId } from '../state/ids.ts';
import type { IngestConfigurationRecord, Tags } from '../state/resources.ts';
import { newStreamKey } from '../state/stream-key.ts';
import type { Setting } from './setting.ts';

interface IngestSpec {
  name: string;
  protocol: 'RTMP' | 'RTMPS';
  userId: string;
  redundant?: boolean;
  attributes?: Record<string, string>;
  tags?: Tags;
}

/** Attached to no stage until `attached` says which. */
export function ingestConfiguration({ seed, realm }: Setting, spec: IngestSpec): IngestConfigurationRecord {
  const own = seed.at('ingest-configuration', spec.name);
  const id = resourceId(own.at('id').random());
  const keyOf = (label: string) => newStreamKey(realm, id, own.at('key', label).random());
  const participantOf = (label: string) => resourceId(own.at('participant', label).random());
  return {
    id,
    name: spec.name,
    protocol: spec.protocol,
    streamKey: keyOf('main'),
    stageId: '',
    participantId: participantOf('main'),
    userId: spec.userId,
    redundantIngest: spec.redundant ?? false,
    // UNCONFIRMED how the keys of redundant credentials are formed: in the same way, each with its own secret.
    credentials: spec.redundant
      ? ['a', 'b'].map((label) => ({ participantId: participantOf(label), streamKey: keyOf(label) }))
      : [],
    attributes: spec.attributes ?? {},
    tags: spec.tags ?? {},
  };
}

/** The encoder as the stage's sessions know it. */
export function stageIngest(record: IngestConfigurationRecord): StageIngest {
  return {
    configurationId: record.id,
    protocol: record.protocol,
    userId: record.userId,
    attributes: record.attributes,
    participantId: record.participantId,
    physicalParticipantIds: record.credentials.map((credential) => credential.participantId),
  };
}

/** The configuration with the stage that uses it. */
export function attached(
  record: IngestConfigurationRecord,
  stages: readonly StageDefinition[],
): IngestConfigurationRecord {
  const stage = stages.find((candidate) =>
    candidate.ingest.some((ingest) => ingest.configurationId === record.id),
  );
  return { ...record, stageId: stage?.id ?? '' };
}
