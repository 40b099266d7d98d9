import type { Operation } from './operation-types.ts';

/** `destructive`: cannot be undone, or takes something away from people in the stage. */
export type OperationAccess = 'read' | 'write' | 'destructive';

/**
 * How an answer ages. `live`: changes by itself while people are in a stage. `settles`: live until the session has
 * ended, then never again. `configuration`: changes only when somebody changes it. `none`: not an answer to keep.
 */
export type Freshness = 'live' | 'settles' | 'configuration' | 'none';

export interface OperationTraits {
  access: OperationAccess;
  /** Calls a second that AWS allows an account in a Region; not adjustable (Service Quotas of IVS Real-Time). */
  quota: number;
  freshness: Freshness;
  /** Milliseconds that AWS may take, where that is longer than for the others. */
  deadlineMs?: number;
  /** Before the colon of the IAM action that it needs; `ivs` unless given. */
  permission?: string;
}

const live = { access: 'read', quota: 5, freshness: 'live' } as const;
const settles = { access: 'read', quota: 5, freshness: 'settles' } as const;
const configuration = { access: 'read', quota: 5, freshness: 'configuration' } as const;
const write = { access: 'write', quota: 5, freshness: 'none' } as const;
const destructive = { access: 'destructive', quota: 5, freshness: 'none' } as const;

/** Public keys have a quota of 3 a second, tags of 10, CreateParticipantToken of 50; all others 5. */
const KEYS = { quota: 3 } as const;
const TAGS = { quota: 10 } as const;
const TOKENS = { quota: 50 } as const;

/** AWS edits the policy of the bucket: "it may take up to 20 seconds" (User Guide). INFERENCE: taking it back as well. */
const EDITS_A_BUCKET = { deadlineMs: 30_000 } as const;

/** All operations of IVS Real-Time. One that a newer SDK brings does not compile until it is described here. */
export const operations = {
  CreateStage: write,
  GetStage: live,
  UpdateStage: write,
  DeleteStage: destructive,
  ListStages: live,

  GetStageSession: settles,
  ListStageSessions: live,

  GetParticipant: settles,
  ListParticipants: settles,
  ListParticipantEvents: settles,
  DisconnectParticipant: destructive,
  CreateParticipantToken: { ...write, ...TOKENS },

  StartParticipantReplication: write,
  StopParticipantReplication: destructive,
  ListParticipantReplicas: live,

  StartComposition: write,
  StopComposition: destructive,
  GetComposition: live,
  ListCompositions: live,

  CreateEncoderConfiguration: write,
  GetEncoderConfiguration: configuration,
  DeleteEncoderConfiguration: destructive,
  ListEncoderConfigurations: configuration,

  CreateStorageConfiguration: { ...write, ...EDITS_A_BUCKET },
  GetStorageConfiguration: configuration,
  DeleteStorageConfiguration: { ...destructive, ...EDITS_A_BUCKET },
  ListStorageConfigurations: configuration,

  CreateIngestConfiguration: write,
  GetIngestConfiguration: live,
  UpdateIngestConfiguration: write,
  DeleteIngestConfiguration: destructive,
  ListIngestConfigurations: live,

  ImportPublicKey: { ...write, ...KEYS },
  GetPublicKey: { ...configuration, ...KEYS },
  DeletePublicKey: { ...destructive, ...KEYS },
  ListPublicKeys: { ...configuration, ...KEYS },

  ListTagsForResource: { ...configuration, ...TAGS },
  TagResource: { ...write, ...TAGS },
  UntagResource: { ...destructive, ...TAGS },
} as const satisfies Record<Operation, OperationTraits>;

/** Whether an operation leaves everything as it is, so that it may be cut off, or asked again, at any time. */
export function isRead(operation: Operation): boolean {
  return operations[operation].access === 'read';
}

/** Whether the text names an operation of IVS Real-Time. */
export function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}
