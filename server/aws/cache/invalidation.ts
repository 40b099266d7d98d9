import type { Operation, OperationInput } from '../operation-types.ts';
import type { Held } from './answer-memory.ts';

/** Answers that are no longer true: those of an operation, or only those that match. */
export interface Touched {
  operation: Operation;
  matches?: (held: Pick<Held, 'input' | 'answer' | 'settled'>) => boolean;
}

/** What is held of an operation, for changes whose effects can only be told from it. */
export type Lookup = (operation: Operation) => Iterable<Held>;

/** The operations that change something. */
export type ChangingOperation = Exclude<Operation, `Get${string}` | `List${string}`>;

type Table = {
  [O in ChangingOperation]: (input: OperationInput<O>, lookup: Lookup) => readonly Touched[];
};

/**
 * What each change makes untrue. Answers of sessions that have ended stay: nothing changes them but the deletion of
 * their stage.
 */
const TABLE: Table = {
  CreateStage: () => [all('ListStages')],
  UpdateStage: ({ arn }) => [all('ListStages'), of('GetStage', { arn })],
  DeleteStage: ({ arn = '' }, lookup) => [
    // Everybody leaves, also from where they are replicated to; compositions end, ingest configurations are detached.
    ...stageAndSessions(arn, lookup),
    ...[...SESSION_READS, 'ListStageSessions' as const].map((read) => of(read, { stageArn: arn })),
    of('ListTagsForResource', { resourceArn: arn }),
    all('ListCompositions'),
    {
      operation: 'GetComposition',
      matches: (held) => outputOf(held).composition?.stageArn === arn,
    },
    all('ListIngestConfigurations'),
    all('GetIngestConfiguration'),
  ],

  DisconnectParticipant: ({ stageArn = '' }, lookup) => [
    ...stageAndSessions(stageArn, lookup),
    // The encoder of an ingest configuration is a participant as well.
    all('ListIngestConfigurations'),
    all('GetIngestConfiguration'),
  ],
  CreateParticipantToken: () => [],

  StartParticipantReplication: ({ sourceStageArn = '', destinationStageArn = '' }) => [
    ...liveStage(sourceStageArn),
    ...liveStage(destinationStageArn),
    of('ListParticipantReplicas', { sourceStageArn }),
  ],
  StopParticipantReplication: ({ sourceStageArn = '', destinationStageArn = '' }) => [
    ...liveStage(sourceStageArn),
    ...liveStage(destinationStageArn),
    of('ListParticipantReplicas', { sourceStageArn }),
  ],

  StartComposition: () => [all('ListCompositions')],
  StopComposition: ({ arn }) => [all('ListCompositions'), of('GetComposition', { arn })],

  CreateEncoderConfiguration: () => [all('ListEncoderConfigurations')],
  DeleteEncoderConfiguration: ({ arn }) => [
    all('ListEncoderConfigurations'),
    of('GetEncoderConfiguration', { arn }),
    of('ListTagsForResource', { resourceArn: arn }),
  ],

  CreateStorageConfiguration: () => [all('ListStorageConfigurations')],
  DeleteStorageConfiguration: ({ arn }) => [
    all('ListStorageConfigurations'),
    of('GetStorageConfiguration', { arn }),
    of('ListTagsForResource', { resourceArn: arn }),
  ],

  CreateIngestConfiguration: () => [all('ListIngestConfigurations')],
  UpdateIngestConfiguration: ({ arn }) => [
    all('ListIngestConfigurations'),
    of('GetIngestConfiguration', { arn }),
  ],
  DeleteIngestConfiguration: ({ arn, force }, lookup) => [
    all('ListIngestConfigurations'),
    of('GetIngestConfiguration', { arn }),
    of('ListTagsForResource', { resourceArn: arn }),
    // By force it does what disconnecting does.
    ...(force === true
      ? stagesOfIngest(arn, lookup).flatMap((stage) => stageAndSessions(stage, lookup))
      : []),
  ],

  ImportPublicKey: () => [all('ListPublicKeys')],
  DeletePublicKey: ({ arn }) => [
    all('ListPublicKeys'),
    of('GetPublicKey', { arn }),
    of('ListTagsForResource', { resourceArn: arn }),
  ],

  TagResource: ({ resourceArn = '' }) => whereTagsShow(resourceArn),
  UntagResource: ({ resourceArn = '' }) => whereTagsShow(resourceArn),
};

/**
 * What is no longer true once a change was made.
 *
 * @param lookup tells what is held, which may show more of what the change reaches than its input does
 */
export function touchedBy<O extends ChangingOperation>(
  operation: O,
  input: OperationInput<O>,
  lookup: Lookup,
): readonly Touched[] {
  return TABLE[operation](input, lookup);
}

function all(operation: Operation): Touched {
  return { operation };
}

function of(operation: Operation, input: Readonly<Record<string, unknown>>): Touched {
  return { operation, matches: (held) => hasInput(held, input) };
}

function hasInput({ input }: Pick<Held, 'input'>, wanted: Readonly<Record<string, unknown>>): boolean {
  const given = input as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).every(([name, value]) => given[name] === value);
}

const SESSION_READS = [
  'GetStageSession',
  'GetParticipant',
  'ListParticipants',
  'ListParticipantEvents',
] as const satisfies Operation[];

/** A stage and its live session: somebody came or went. */
function liveStage(stageArn: string): Touched[] {
  return [
    all('ListStages'),
    of('GetStage', { arn: stageArn }),
    of('ListStageSessions', { stageArn }),
    ...SESSION_READS.map((operation): Touched => ({
      operation,
      matches: (held) => !held.settled && hasInput(held, { stageArn }),
    })),
  ];
}

/** A stage that people are taken out of, with the stages that they were replicated to, and its replicas. */
function stageAndSessions(stageArn: string, lookup: Lookup): Touched[] {
  return [
    ...[stageArn, ...replicatedTo(stageArn, lookup)].flatMap(liveStage),
    {
      operation: 'ListParticipantReplicas',
      matches: (held) =>
        hasInput(held, { sourceStageArn: stageArn }) ||
        (outputOf(held).replicas ?? []).some(({ destinationStageArn }) => destinationStageArn === stageArn),
    },
  ];
}

/** The stages of which it is known that they show participants of this one. */
function replicatedTo(sourceStageArn: string, lookup: Lookup): Set<string> {
  const found = new Set<string>();
  for (const { answer } of lookup('ListParticipantReplicas'))
    for (const replica of outputOf({ answer }).replicas ?? [])
      if (replica.sourceStageArn === sourceStageArn && isOn(replica))
        found.add(replica.destinationStageArn ?? '');
  for (const operation of ['ListParticipants', 'GetParticipant'] as const)
    for (const held of lookup(operation)) {
      const { participants = [], participant } = outputOf(held);
      const shown = participant === undefined ? participants : [participant];
      if (!held.settled && shown.some((one) => one.sourceStageArn === sourceStageArn && isOn(one)))
        found.add((held.input as { stageArn?: string }).stageArn ?? '');
    }
  return found;
}

/** Replicas stay listed when they are over. */
function isOn({ replicationState }: { replicationState?: string | undefined }): boolean {
  return replicationState !== 'STOPPED';
}

/** The stages that an ingest configuration is held to publish into. */
function stagesOfIngest(arn: string | undefined, lookup: Lookup): string[] {
  const stages = new Set<string>();
  for (const { answer } of lookup('ListIngestConfigurations'))
    for (const configuration of outputOf({ answer }).ingestConfigurations ?? [])
      if (configuration.arn === arn && configuration.stageArn) stages.add(configuration.stageArn);
  return [...stages];
}

/** The reads that show the tags of each kind of resource. */
const SHOW_TAGS: readonly (readonly [RegExp, readonly Operation[], Operation])[] = [
  [/:stage\//, ['ListStages'], 'GetStage'],
  [/:composition\//, ['ListCompositions'], 'GetComposition'],
  [/:encoder-configuration\//, ['ListEncoderConfigurations'], 'GetEncoderConfiguration'],
  [/:storage-configuration\//, ['ListStorageConfigurations'], 'GetStorageConfiguration'],
  // Their list has no tags.
  [/:ingest-configuration\//, [], 'GetIngestConfiguration'],
  [/:public-key\//, ['ListPublicKeys'], 'GetPublicKey'],
];

function whereTagsShow(resourceArn: string): Touched[] {
  const [, lists = [], get] = SHOW_TAGS.find(([kind]) => kind.test(resourceArn)) ?? [];
  return [
    of('ListTagsForResource', { resourceArn }),
    ...lists.map(all),
    ...(get === undefined ? [] : [of(get, { arn: resourceArn })]),
  ];
}

interface Replicated {
  sourceStageArn?: string | undefined;
  replicationState?: string | undefined;
}

/** The members of answers that tell what a change reaches. */
interface Telling {
  composition?: { stageArn?: string | undefined };
  replicas?: readonly (Replicated & { destinationStageArn?: string | undefined })[];
  participant?: Replicated;
  participants?: readonly Replicated[];
  ingestConfigurations?: readonly { arn?: string | undefined; stageArn?: string | undefined }[];
}

function outputOf({ answer }: Pick<Held, 'answer'>): Telling {
  return answer.output as Telling;
}
