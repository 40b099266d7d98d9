import type { ChannelOperation, NeighbourOperation } from './any-operation.ts';
import type { Operation } from './operation.ts';

/** Requests a second of each operation, per account and Region; not adjustable (User Guide, "IVS Service Quotas"). */
export const REQUEST_RATES: Readonly<Record<Operation, number>> = {
  CreateStage: 5,
  GetStage: 5,
  UpdateStage: 5,
  DeleteStage: 5,
  ListStages: 5,
  GetStageSession: 5,
  ListStageSessions: 5,
  GetParticipant: 5,
  ListParticipants: 5,
  ListParticipantEvents: 5,
  DisconnectParticipant: 5,
  StartParticipantReplication: 5,
  StopParticipantReplication: 5,
  ListParticipantReplicas: 5,
  StartComposition: 5,
  GetComposition: 5,
  StopComposition: 5,
  ListCompositions: 5,
  CreateEncoderConfiguration: 5,
  GetEncoderConfiguration: 5,
  DeleteEncoderConfiguration: 5,
  ListEncoderConfigurations: 5,
  CreateStorageConfiguration: 5,
  GetStorageConfiguration: 5,
  DeleteStorageConfiguration: 5,
  ListStorageConfigurations: 5,
  CreateIngestConfiguration: 5,
  GetIngestConfiguration: 5,
  UpdateIngestConfiguration: 5,
  DeleteIngestConfiguration: 5,
  ListIngestConfigurations: 5,
  ImportPublicKey: 3,
  GetPublicKey: 3,
  DeletePublicKey: 3,
  ListPublicKeys: 3,
  ListTagsForResource: 10,
  TagResource: 10,
  UntagResource: 10,
  CreateParticipantToken: 50,
};

/** Those of the low-latency product (its own User Guide, "IVS Service Quotas"). */
export const CHANNEL_RATES: Readonly<Record<ChannelOperation, number>> = { ListChannels: 5, ListStreams: 5 };

/**
 * Those of the services beside it, per account and Region (CloudWatch User Guide, "CloudWatch service quotas"; Service Quotas
 * API Reference, throttling). Unlike the others, CloudWatch's can be raised.
 */
export const NEIGHBOUR_RATES: Readonly<Record<NeighbourOperation, number>> = {
  GetMetricData: 50,
  ListMetrics: 25,
  ListServiceQuotas: 10,
  // 600 for all operations of AWS STS together (IAM User Guide, "IAM and AWS STS quotas").
  AssumeRole: 600,
  GetCallerIdentity: 600,
};
