import type { StageDefinition } from '../simulation/stage-definition.ts';
import { ARN_KINDS, type ArnKind, parseArn } from './arn.ts';
import type { Intervention } from './interventions.ts';
import { madeStage } from './made-stage.ts';
import type { Seed } from './random.ts';
import type {
  EncoderConfigurationRecord,
  IngestConfigurationRecord,
  PublicKeyRecord,
  Resources,
  StorageConfigurationRecord,
  Tags,
} from './resources.ts';
import { Table } from './table.ts';

/** The kinds of resource that are kept in tables. A composition is not: it follows from its stage and its plan. */
export interface RecordOf {
  stage: StageDefinition;
  'encoder-configuration': EncoderConfigurationRecord;
  'storage-configuration': StorageConfigurationRecord;
  'ingest-configuration': IngestConfigurationRecord;
  'public-key': PublicKeyRecord;
}
export type KeptKind = keyof RecordOf;

/** The resources of a world as they are now: those of the scenario, changed by every intervention so far. */
export interface Registry extends Resources {
  find<Kind extends KeptKind>(kind: Kind, id: string): RecordOf[Kind] | undefined;
  /** The name of the resource of an ARN; `undefined` for a composition, which has none, and for what is not there. */
  nameOf(arn: string): string | undefined;
  count(kind: KeptKind): number;
  /** When a resource was deleted, in world time; `undefined` for one that is there or never was. */
  goneSince(kind: KeptKind, id: string): number | undefined;
  /** The tags of a composition, if they have been changed since it was started. */
  changedCompositionTags(id: string): Tags | undefined;
  /** Takes an intervention in. One that concerns no resource, or one that is gone, changes nothing. */
  apply(intervention: Intervention): void;
}

const isKept = (kind: string | undefined): kind is KeptKind =>
  ARN_KINDS.some((one) => one === kind && one !== 'composition');

type Tables = { [Kind in KeptKind]: Table<RecordOf[Kind]> };

export function createRegistry(scenario: Resources, worldSeed: Seed): Registry {
  const tables: Tables = {
    stage: new Table(scenario.stages),
    'encoder-configuration': new Table(scenario.encoderConfigurations),
    'storage-configuration': new Table(scenario.storageConfigurations),
    'ingest-configuration': new Table(scenario.ingestConfigurations),
    'public-key': new Table(scenario.publicKeys),
  };
  const compositionTags = new Map<string, Tags>();
  return {
    get stages() {
      return tables.stage.list();
    },
    get encoderConfigurations() {
      return tables['encoder-configuration'].list();
    },
    get storageConfigurations() {
      return tables['storage-configuration'].list();
    },
    get ingestConfigurations() {
      return tables['ingest-configuration'].list();
    },
    get publicKeys() {
      return tables['public-key'].list();
    },
    find: (kind, id) => tables[kind].get(id),
    nameOf(arn) {
      const { kind, id } = parseArn(arn) ?? {};
      return isKept(kind) && id !== undefined ? tables[kind].get(id)?.name : undefined;
    },
    count: (kind) => tables[kind].size,
    goneSince: (kind, id) => tables[kind].goneSince(id),
    changedCompositionTags: (id) => compositionTags.get(id),
    apply(intervention) {
      if (intervention.kind !== 'tags-changed') return applyTo(tables, worldSeed, intervention);
      const { resource, id, tags } = intervention;
      if (resource === 'composition') compositionTags.set(id, tags);
      else retag(tables, resource, id, tags);
    },
  };
}

function retag(tables: Tables, kind: Exclude<ArnKind, 'composition'>, id: string, tags: Tags): void {
  // Every record has tags; the union of the five tables is beyond what the compiler can follow.
  const table = tables[kind] as Table<{ id: string; tags: Tags }>;
  table.change(id, (item) => ({ ...item, tags }));
}

function applyTo(tables: Tables, worldSeed: Seed, intervention: Intervention): void {
  const { at } = intervention;
  switch (intervention.kind) {
    case 'stage-created':
      return tables.stage.put(madeStage(worldSeed, intervention));
    case 'stage-updated': {
      const { stageId, name, recording } = intervention;
      return tables.stage.change(stageId, (stage) => ({ ...stage, name, recording: recording ?? undefined }));
    }
    case 'stage-deleted':
      tables.stage.remove(intervention.stageId, at);
      return detachAll(tables, intervention.stageId);
    case 'encoder-configuration-created':
      return tables['encoder-configuration'].put(intervention.record);
    case 'encoder-configuration-deleted':
      return tables['encoder-configuration'].remove(intervention.id, at);
    case 'storage-configuration-created':
      return tables['storage-configuration'].put(intervention.record);
    case 'storage-configuration-deleted':
      return tables['storage-configuration'].remove(intervention.id, at);
    case 'ingest-configuration-created':
      return tables['ingest-configuration'].put(intervention.record);
    case 'ingest-configuration-updated': {
      const { id, stageId, redundantIngest, credentials } = intervention;
      const changed = { stageId, redundantIngest, credentials };
      return tables['ingest-configuration'].change(id, (record) => ({ ...record, ...changed }));
    }
    case 'ingest-configuration-deleted':
      return tables['ingest-configuration'].remove(intervention.id, at);
    case 'public-key-imported':
      return tables['public-key'].put(intervention.record);
    case 'public-key-deleted':
      return tables['public-key'].remove(intervention.id, at);
    default:
      // Interventions in sessions and compositions leave the tables as they are.
      return undefined;
  }
}

/** API Reference, DeleteStage: the ingest configurations in use by the stage lose their stage. */
function detachAll(tables: Tables, stageId: string): void {
  const ingest = tables['ingest-configuration'];
  for (const record of ingest.list()) {
    if (record.stageId === stageId) ingest.put({ ...record, stageId: '' });
  }
}
