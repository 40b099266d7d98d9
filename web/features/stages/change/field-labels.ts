/** What the fields of a stage's forms are called, by how their paths end. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^name$/, 'Name'],
  [/^tags(\.|$)/, 'Tags'],
  [/^participantTokenConfigurations$/, 'Participant tokens'],
  [/\.storageConfigurationId$/, 'Storage configuration'],
  [/\.mediaTypes(\.|$)/, 'Media types'],
  [/\.targetIntervalSeconds$/, 'Thumbnail interval'],
  [/\.recordingMode$/, 'Thumbnail mode'],
  [/\.storage(\.|$)/, 'Thumbnails kept'],
  [/\.recordingReconnectWindowSeconds$/, 'Reconnect window'],
  [/\.targetSegmentDurationSeconds$/, 'Segment duration'],
  [/\.recordParticipantReplicas$/, 'Record replicas'],
  [/\.userId$/, 'User id'],
  [/\.duration$/, 'Lifetime'],
  [/\.capabilities(\.|$)/, 'What it allows'],
  [/\.attributes(\.|$)/, 'Attributes'],
];

/** The label of a field by its path; of one that is not known, the path itself. */
export function labelOfStageField(path: string): string {
  const label = LABELS.find(([pattern]) => pattern.test(path))?.[1] ?? path;
  const token = /^participantTokenConfigurations\.(\d+)\./.exec(path)?.[1];
  return token === undefined ? label : `Token ${Number(token) + 1}, ${label.toLowerCase()}`;
}
