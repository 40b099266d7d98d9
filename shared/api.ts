import { budget } from './budget/contract.ts';
import { compositionChanges } from './compositions/changes.ts';
import { compositions } from './compositions/contract.ts';
import { connections } from './connections/contract.ts';
import { encoderConfigurationChanges } from './encoder-configurations/changes.ts';
import { encoderConfigurations } from './encoder-configurations/contract.ts';
import { eventbridge } from './eventbridge/contract.ts';
import { ingestChanges } from './ingest/changes.ts';
import { ingest } from './ingest/contract.ts';
import { jobs } from './jobs/contract.ts';
import { layoutPresets } from './layouts/presets.ts';
import { live } from './live/contract.ts';
import { notices } from './notices/contract.ts';
import { participantChanges } from './participants/changes.ts';
import { participants } from './participants/contract.ts';
import { publicKeyChanges } from './public-keys/changes.ts';
import { publicKeys } from './public-keys/contract.ts';
import { recorder } from './recorder/contract.ts';
import { replicationChanges } from './replication/changes.ts';
import { replication } from './replication/contract.ts';
import { search } from './search/contract.ts';
import { sessions } from './sessions/contract.ts';
import { sessionEvents } from './sessions/events.ts';
import { stageChanges } from './stages/changes.ts';
import { stages } from './stages/contract.ts';
import { storageConfigurationChanges } from './storage-configurations/changes.ts';
import { storageConfigurations } from './storage-configurations/contract.ts';
import { tagChanges } from './tags/changes.ts';
import { tags } from './tags/contract.ts';
import { tokenChanges } from './tokens/changes.ts';

/**
 * The whole API of the console, one contract a feature: what reads it, and what changes it. The two are files of their
 * own, so that a page which only shows does not load the rules of every form.
 */
export const api = {
  connections,
  budget,
  recorder,
  jobs,
  live,
  notices,
  eventbridge,
  stages: { ...stages, ...stageChanges },
  sessions: { ...sessions, ...sessionEvents },
  participants: { ...participants, ...participantChanges },
  tokens: tokenChanges,
  replication: { ...replication, ...replicationChanges },
  compositions: { ...compositions, ...compositionChanges },
  layouts: layoutPresets,
  encoderConfigurations: { ...encoderConfigurations, ...encoderConfigurationChanges },
  storageConfigurations: { ...storageConfigurations, ...storageConfigurationChanges },
  ingest: { ...ingest, ...ingestChanges },
  publicKeys: { ...publicKeys, ...publicKeyChanges },
  tags: { ...tags, ...tagChanges },
  search,
};
