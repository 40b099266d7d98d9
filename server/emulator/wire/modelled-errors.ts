import { isModelled, type AwsErrorName, type ModelledErrorName } from './aws-error.ts';
import type { Operation } from './operation.ts';

const LIST = ['ValidationException', 'AccessDeniedException'] as const;
const READ = [...LIST, 'ResourceNotFoundException'] as const;
/** The operations that came with server-side composition model far more than they need. */
const COMPOSITION_LIST = [
  ...LIST,
  'InternalServerException',
  'ServiceQuotaExceededException',
  'ConflictException',
] as const;
const COMPOSITION_READ = [...COMPOSITION_LIST, 'ResourceNotFoundException'] as const;
const COMPOSITION_CREATE = [...COMPOSITION_READ, 'PendingVerification'] as const;
const CREATE = [...LIST, 'ServiceQuotaExceededException', 'PendingVerification'] as const;
const DELETE = [...READ, 'ConflictException', 'PendingVerification'] as const;
const TAGS = ['ValidationException', 'ResourceNotFoundException', 'InternalServerException'] as const;

/** The errors of each operation in the API model. `compare-with-model.ts` holds this table to it. */
export const MODELLED_ERRORS: Readonly<Record<Operation, readonly ModelledErrorName[]>> = {
  CreateStage: CREATE,
  GetStage: READ,
  UpdateStage: [...DELETE, 'ServiceQuotaExceededException'],
  DeleteStage: DELETE,
  ListStages: [...LIST, 'ConflictException'],
  GetStageSession: READ,
  ListStageSessions: LIST,
  GetParticipant: READ,
  ListParticipants: LIST,
  ListParticipantEvents: LIST,
  DisconnectParticipant: [...READ, 'PendingVerification'],
  CreateParticipantToken: [...READ, 'ServiceQuotaExceededException', 'PendingVerification'],
  StartParticipantReplication: COMPOSITION_CREATE,
  StopParticipantReplication: [...READ, 'InternalServerException'],
  ListParticipantReplicas: LIST,
  StartComposition: COMPOSITION_CREATE,
  GetComposition: COMPOSITION_READ,
  StopComposition: COMPOSITION_READ,
  ListCompositions: COMPOSITION_LIST,
  CreateEncoderConfiguration: COMPOSITION_CREATE,
  GetEncoderConfiguration: COMPOSITION_READ,
  DeleteEncoderConfiguration: COMPOSITION_READ,
  ListEncoderConfigurations: COMPOSITION_LIST,
  CreateStorageConfiguration: COMPOSITION_CREATE,
  GetStorageConfiguration: COMPOSITION_READ,
  DeleteStorageConfiguration: COMPOSITION_READ,
  ListStorageConfigurations: COMPOSITION_LIST,
  CreateIngestConfiguration: CREATE,
  GetIngestConfiguration: READ,
  UpdateIngestConfiguration: DELETE,
  DeleteIngestConfiguration: DELETE,
  ListIngestConfigurations: LIST,
  ImportPublicKey: [...CREATE, 'ConflictException'],
  GetPublicKey: READ,
  DeletePublicKey: DELETE,
  ListPublicKeys: LIST,
  ListTagsForResource: TAGS,
  TagResource: TAGS,
  UntagResource: TAGS,
};

/**
 * Whether an operation may answer an error: one of its own or one common to all AWS APIs. Access can be denied to any
 * operation, before it is looked at; the tag operations merely do not list it.
 */
export const mayAnswer = (operation: Operation, name: AwsErrorName): boolean =>
  !isModelled(name) || name === 'AccessDeniedException' || MODELLED_ERRORS[operation].includes(name);
