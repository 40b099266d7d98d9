/**
 * Every address of the console. Links are built here and nowhere else; a test holds the list against the route tree.
 * Ids are short ids, never ARNs.
 */
const at = (...parts: string[]) => `/${parts.map(encodeURIComponent).join('/')}`;

export const paths = {
  stages: (connection: string) => at(connection, 'stages'),
  stage: (connection: string, stageId: string) => at(connection, 'stages', stageId),
  session: (connection: string, stageId: string, sessionId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId),
  participant: (connection: string, stageId: string, sessionId: string, participantId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId, 'participants', participantId),
  sessions: (connection: string) => at(connection, 'sessions'),
  search: (connection: string) => at(connection, 'search'),
  compositions: (connection: string) => at(connection, 'compositions'),
  composition: (connection: string, compositionId: string) => at(connection, 'compositions', compositionId),
  layouts: (connection: string) => at(connection, 'layouts'),
  layout: (connection: string, presetId: string) => at(connection, 'layouts', presetId),
  encoderConfigurations: (connection: string) => at(connection, 'encoder-configurations'),
  encoderConfiguration: (connection: string, id: string) => at(connection, 'encoder-configurations', id),
  storageConfigurations: (connection: string) => at(connection, 'storage-configurations'),
  storageConfiguration: (connection: string, id: string) => at(connection, 'storage-configurations', id),
  ingestConfigurations: (connection: string) => at(connection, 'ingest-configurations'),
  ingestConfiguration: (connection: string, id: string) => at(connection, 'ingest-configurations', id),
  publicKeys: (connection: string) => at(connection, 'public-keys'),
  publicKey: (connection: string, id: string) => at(connection, 'public-keys', id),
  capacity: (connection: string) => at(connection, 'capacity'),
  jobs: (connection: string) => at(connection, 'jobs'),
  recorder: (connection: string) => at(connection, 'recorder'),
} as const;
