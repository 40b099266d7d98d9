import type { api } from '#shared/api.ts';
import { authHandlers } from './features/auth/routes.ts';
import { auditHandlers } from './features/audit/routes.ts';
import { budgetHandlers } from './features/budget/routes.ts';
import { bulkHandlers } from './features/bulk/routes.ts';
import { capacityHandlers } from './features/capacity/routes.ts';
import { channelHandlers } from './features/channels/routes.ts';
import { compositionChangeHandlers } from './features/compositions/changes.ts';
import { replaceHandlers } from './features/compositions/replace/routes.ts';
import { compositionHandlers } from './features/compositions/routes.ts';
import { slotHandlers } from './features/compositions/slots/routes.ts';
import { connectionHandlers } from './features/connections/routes.ts';
import { encoderConfigurationChangeHandlers } from './features/encoder-configurations/changes.ts';
import { encoderConfigurationHandlers } from './features/encoder-configurations/routes.ts';
import { eventbridgeHandlers } from './features/eventbridge/routes.ts';
import { ingestChangeHandlers } from './features/ingest/changes.ts';
import { ingestHandlers } from './features/ingest/routes.ts';
import { jobHandlers } from './features/jobs/routes.ts';
import { layoutPresetHandlers } from './features/layouts/routes.ts';
import { layoutScenarioHandlers } from './features/layouts/scenario-routes.ts';
import { liveHandlers } from './features/live/routes.ts';
import { metricsHandlers } from './features/metrics/routes.ts';
import { noteHandlers } from './features/notes/routes.ts';
import { noticesHandlers } from './features/notices/routes.ts';
import { cohortHandlers } from './features/investigator/cohorts/cohort-routes.ts';
import { findingHandlers } from './features/investigator/finding-routes.ts';
import { HeldAnswers } from './features/investigator/held-answers.ts';
import { investigatorHandlers } from './features/investigator/routes.ts';
import { overviewHandlers } from './features/overview/routes.ts';
import { participantChangeHandlers } from './features/participants/changes.ts';
import { participantHandlers } from './features/participants/routes.ts';
import { peopleHandlers } from './features/people/routes.ts';
import { publicKeyChangeHandlers } from './features/public-keys/changes.ts';
import { publicKeyHandlers } from './features/public-keys/routes.ts';
import { recorderHandlers } from './features/recorder/routes.ts';
import { replicationChangeHandlers } from './features/replication/changes.ts';
import { pathsOfPeopleHandlers } from './features/replication/paths-of-people.ts';
import { replicationHandlers } from './features/replication/routes.ts';
import { searchHandlers } from './features/search/routes.ts';
import { sessionEventHandlers } from './features/sessions/event-routes.ts';
import { sessionHandlers } from './features/sessions/routes.ts';
import { stageChangeHandlers } from './features/stages/changes.ts';
import { stageHandlers } from './features/stages/routes.ts';
import { stageViewHandlers } from './features/stage-views/routes.ts';
import { storageConfigurationChangeHandlers } from './features/storage-configurations/changes.ts';
import { storageConfigurationHandlers } from './features/storage-configurations/routes.ts';
import { tagChangeHandlers } from './features/tags/changes.ts';
import { tagHandlers } from './features/tags/routes.ts';
import { tokenChangeHandlers } from './features/tokens/changes.ts';
import type { Handlers } from './http/handlers.ts';
import type { Services } from './services.ts';

/** Every endpoint of the API with the function that answers it. */
export function apiHandlers(services: Services): Handlers<typeof api> {
  const { accounts, connections, store, jobs, indexer, sessionEvents, streams, watching } = services;
  const { cohorts } = services;
  const heldAnswers = new HeldAnswers();
  return {
    auth: authHandlers(accounts, services.audit, {
      readOnly: services.readOnly,
      oidc: accounts.provider && { label: accounts.provider.settings.label },
    }),
    people: peopleHandlers(accounts, connections),
    audit: auditHandlers(connections, services.audit),
    connections: connectionHandlers(connections),
    budget: budgetHandlers(connections),
    capacity: capacityHandlers,
    metrics: metricsHandlers,
    recorder: recorderHandlers(services),
    jobs: jobHandlers(connections, jobs),
    bulk: bulkHandlers({ connections, jobs, db: store.db, recorded: services.recorder.flush }),
    live: liveHandlers(streams),
    notices: noticesHandlers({ connections, ...watching }),
    eventbridge: eventbridgeHandlers({ connections, store, ...watching }),
    stages: { ...stageHandlers, ...stageChangeHandlers },
    stageViews: stageViewHandlers(connections, store.db),
    overview: overviewHandlers(connections, services.overviews),
    sessions: { ...sessionHandlers, ...sessionEventHandlers(connections, sessionEvents) },
    participants: { ...participantHandlers, ...participantChangeHandlers },
    tokens: tokenChangeHandlers,
    investigator: {
      ...investigatorHandlers(services, heldAnswers),
      ...cohortHandlers(cohorts),
      ...findingHandlers(connections, store.db, heldAnswers),
    },
    notes: noteHandlers(connections, store.db),
    replication: { ...replicationHandlers, ...pathsOfPeopleHandlers, ...replicationChangeHandlers },
    compositions: {
      ...compositionHandlers,
      ...compositionChangeHandlers,
      ...slotHandlers(store.db),
      ...replaceHandlers(connections, jobs),
    },
    channels: channelHandlers,
    layouts: layoutPresetHandlers(connections, store.db),
    scenarios: layoutScenarioHandlers(connections, store.db),
    encoderConfigurations: { ...encoderConfigurationHandlers, ...encoderConfigurationChangeHandlers },
    storageConfigurations: { ...storageConfigurationHandlers, ...storageConfigurationChangeHandlers },
    ingest: { ...ingestHandlers, ...ingestChangeHandlers },
    publicKeys: { ...publicKeyHandlers, ...publicKeyChangeHandlers },
    tags: { ...tagHandlers, ...tagChangeHandlers },
    search: searchHandlers(store, connections, indexer, jobs),
  };
}
