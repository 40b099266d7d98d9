/**
 * Every address of the console. Links are built here and nowhere else; a test holds the list against the route tree.
 * Ids are short ids, never ARNs.
 */
const at = (...parts: string[]) => `/${parts.map(encodeURIComponent).join('/')}`;

export const paths = {
  stages: (connection: string) => at(connection, 'stages'),
  stage: (connection: string, stageId: string) => at(connection, 'stages', stageId),
  createStage: (connection: string) => at(connection, 'stages', 'create'),
  editStage: (connection: string, stageId: string) => at(connection, 'stages', stageId, 'edit'),
  tokens: (connection: string, stageId: string) => at(connection, 'stages', stageId, 'tokens'),
  session: (connection: string, stageId: string, sessionId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId),
  /** The investigator; of a stage it looks in whichever session was under way then. */
  investigateStage: (connection: string, stageId: string) => at(connection, 'stages', stageId, 'investigate'),
  investigateSession: (connection: string, stageId: string, sessionId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId, 'investigate'),
  cohorts: (connection: string, stageId: string, sessionId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId, 'cohorts'),
  replication: (connection: string, stageId: string, sessionId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId, 'replication'),
  participant: (connection: string, stageId: string, sessionId: string, participantId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId, 'participants', participantId),
  disconnectPeople: (connection: string, stageId: string, sessionId: string) =>
    at(connection, 'stages', stageId, 'sessions', sessionId, 'disconnect'),
  sessions: (connection: string) => at(connection, 'sessions'),
  search: (connection: string) => at(connection, 'search'),
  compositions: (connection: string) => at(connection, 'compositions'),
  composition: (connection: string, compositionId: string) => at(connection, 'compositions', compositionId),
  startComposition: (connection: string) => at(connection, 'compositions', 'start'),
  replaceComposition: (connection: string, compositionId: string) =>
    at(connection, 'compositions', compositionId, 'replace'),
  compositionHistory: (connection: string) => at(connection, 'compositions', 'history'),
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
  findings: (connection: string) => at(connection, 'findings'),
  finding: (connection: string, findingId: string) => at(connection, 'findings', findingId),
  overview: (connection: string) => at(connection, 'overview'),
  createStages: (connection: string) => at(connection, 'bulk', 'create'),
  bulkJob: (connection: string, jobId: string) => at(connection, 'bulk', jobId),
  capacity: (connection: string) => at(connection, 'capacity'),
  jobs: (connection: string) => at(connection, 'jobs'),
  recorder: (connection: string) => at(connection, 'recorder'),
  audit: (connection: string) => at(connection, 'audit'),
  /** One's own account, and who may sign in: of the whole console, seen from where one was. */
  account: (connection: string) => at(connection, 'account'),
  people: (connection: string) => at(connection, 'people'),
  /** Before one is signed in; the last three are opened by links with a secret in their fragment. */
  signIn: () => at('sign-in'),
  setUp: () => at('setup'),
  invitation: () => at('invitation'),
  display: () => at('display'),
} as const;
