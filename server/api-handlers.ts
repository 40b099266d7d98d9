import type { api } from '#shared/api.ts';
import type { Connection } from '#shared/connections/contract.ts';
import { compositionHandlers } from './features/compositions/routes.ts';
import { connectionHandlers } from './features/connections/routes.ts';
import { encoderConfigurationHandlers } from './features/encoder-configurations/routes.ts';
import { ingestHandlers } from './features/ingest/routes.ts';
import { participantHandlers } from './features/participants/routes.ts';
import { publicKeyHandlers } from './features/public-keys/routes.ts';
import { replicationHandlers } from './features/replication/routes.ts';
import { sessionHandlers } from './features/sessions/routes.ts';
import { stageHandlers } from './features/stages/routes.ts';
import { storageConfigurationHandlers } from './features/storage-configurations/routes.ts';
import { tagHandlers } from './features/tags/routes.ts';
import type { Handlers } from './http/handlers.ts';

/** Every endpoint of the API with the function that answers it. */
export function apiHandlers(connections: readonly Connection[]): Handlers<typeof api> {
  return {
    connections: connectionHandlers(connections),
    stages: stageHandlers,
    sessions: sessionHandlers,
    participants: participantHandlers,
    replication: replicationHandlers,
    compositions: compositionHandlers,
    encoderConfigurations: encoderConfigurationHandlers,
    storageConfigurations: storageConfigurationHandlers,
    ingest: ingestHandlers,
    publicKeys: publicKeyHandlers,
    tags: tagHandlers,
  };
}
