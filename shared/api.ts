import { auth } from './auth/contract.ts';
import { budget } from './budget/contract.ts';
import { bulkChanges } from './bulk/changes.ts';
import { bulk } from './bulk/contract.ts';
import { capacity } from './capacity/contract.ts';
import { channels } from './channels/contract.ts';
import { compositionChanges } from './compositions/changes.ts';
import { compositions } from './compositions/contract.ts';
import { compositionReplace } from './compositions/replace.ts';
import { compositionReplacements } from './compositions/replacement.ts';
import { compositionSlots } from './compositions/slots.ts';
import { connections } from './connections/contract.ts';
import { encoderConfigurationChanges } from './encoder-configurations/changes.ts';
import { encoderConfigurations } from './encoder-configurations/contract.ts';
import { eventbridge } from './eventbridge/contract.ts';
import { ingestChanges } from './ingest/changes.ts';
import { ingest } from './ingest/contract.ts';
import { jobs } from './jobs/contract.ts';
import { layoutPresets } from './layouts/presets.ts';
import { layoutScenarios } from './layouts/scenarios.ts';
import { live } from './live/contract.ts';
import { notices } from './notices/contract.ts';
import { cohorts } from './investigator/cohort-contract.ts';
import { investigator } from './investigator/contract.ts';
import { findings } from './investigator/findings.ts';
import { metrics } from './metrics/contract.ts';
import { notes } from './notes/contract.ts';
import { overview } from './overview/contract.ts';
import { participantChanges } from './participants/changes.ts';
import { participants } from './participants/contract.ts';
import { people } from './people/contract.ts';
import { publicKeyChanges } from './public-keys/changes.ts';
import { publicKeys } from './public-keys/contract.ts';
import { recorder } from './recorder/contract.ts';
import { replicationChanges } from './replication/changes.ts';
import { replication } from './replication/contract.ts';
import { pathsOfPeople } from './replication/paths-of-people.ts';
import { search } from './search/contract.ts';
import { sessions } from './sessions/contract.ts';
import { sessionEvents } from './sessions/events.ts';
import { stageChanges } from './stages/changes.ts';
import { stages } from './stages/contract.ts';
import { stageViews } from './stage-views/contract.ts';
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
  auth,
  people,
  connections,
  budget,
  capacity,
  metrics,
  recorder,
  jobs,
  bulk: { ...bulk, ...bulkChanges },
  live,
  notices,
  eventbridge,
  stages: { ...stages, ...stageChanges },
  stageViews,
  overview,
  sessions: { ...sessions, ...sessionEvents },
  participants: { ...participants, ...participantChanges },
  tokens: tokenChanges,
  investigator: { ...investigator, ...cohorts, ...findings },
  notes,
  replication: { ...replication, ...pathsOfPeople, ...replicationChanges },
  compositions: {
    ...compositions,
    ...compositionSlots,
    ...compositionReplacements,
    ...compositionChanges,
    ...compositionReplace,
  },
  channels,
  layouts: layoutPresets,
  scenarios: layoutScenarios,
  encoderConfigurations: { ...encoderConfigurations, ...encoderConfigurationChanges },
  storageConfigurations: { ...storageConfigurations, ...storageConfigurationChanges },
  ingest: { ...ingest, ...ingestChanges },
  publicKeys: { ...publicKeys, ...publicKeyChanges },
  tags: { ...tags, ...tagChanges },
  search,
};
