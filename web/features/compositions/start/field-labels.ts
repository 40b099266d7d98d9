import { GRID_PARAMETERS, PIP_PARAMETERS } from '#shared/layouts/parameters.ts';

/** What the fields of the form are called, by how their paths end. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^stageId$/, 'Stage'],
  [/^layout/, 'Layout'],
  [/^destinations$/, 'Destinations'],
  [/channelArn$/, 'Channel'],
  [/encoderConfigurationIds?(\.0)?$/, 'Encoder configuration'],
  [/storageConfigurationId$/, 'Storage configuration'],
  [/targetSegmentDurationSeconds$/, 'Segment duration'],
  [/targetIntervalSeconds$/, 'Interval of thumbnails'],
  [/^destinations\.\d\.name$/, 'Name of the destination'],
  [/^tags/, 'Tags'],
  [/^idempotencyToken$/, 'Idempotency key'],
];

/** @param path of a field in the draft */
export function labelOfField(path: string): string {
  const [, kind, member = ''] = /^layout\.(grid|pip)\.(\w+)$/.exec(path) ?? [];
  const parameters: Readonly<Record<string, { label: string }>> =
    kind === 'pip' ? PIP_PARAMETERS : GRID_PARAMETERS;
  const parameter = kind === undefined ? undefined : parameters[member];
  if (parameter) return parameter.label;
  return LABELS.find(([pattern]) => pattern.test(path))?.[1] ?? path;
}
