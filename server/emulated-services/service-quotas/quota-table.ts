import type { Quotas } from '#server/emulator/state/quotas.ts';

/** A quota as Service Quotas lists it. */
export interface ListedQuota {
  code: string;
  name: string;
  adjustable: boolean;
  value: (quotas: Quotas) => number;
}

/**
 * The quotas of IVS Real-Time that have a code, with AWS's defaults where the world keeps none of its own (AWS General
 * Reference, "Amazon IVS endpoints and quotas"). UNCONFIRMED: their names on the wire, and that those without a code are
 * not listed.
 */
export const LISTED_QUOTAS: readonly ListedQuota[] = [
  { code: 'L-47F0B706', name: 'Stages', adjustable: true, value: ({ stages }) => stages },
  { code: 'L-160C013D', name: 'Stage subscribers', adjustable: true, value: () => 10_000 },
  { code: 'L-B33A5A4F', name: 'Concurrent publishers', adjustable: true, value: () => 1_000 },
  { code: 'L-E9691DAB', name: 'Concurrent subscriptions', adjustable: true, value: () => 20_000 },
  { code: 'L-E945C199', name: 'Compositions', adjustable: true, value: ({ compositions }) => compositions },
  {
    code: 'L-21B2923F',
    name: 'Compositions per stage',
    adjustable: true,
    value: ({ compositionsPerStage }) => compositionsPerStage,
  },
  {
    code: 'L-F7C5B6C9',
    name: 'EncoderConfigurations',
    adjustable: true,
    value: ({ encoderConfigurations }) => encoderConfigurations,
  },
  {
    code: 'L-BF843A02',
    name: 'StorageConfigurations',
    adjustable: true,
    value: ({ storageConfigurations }) => storageConfigurations,
  },
  {
    code: 'L-CE6ADDBE',
    name: 'IngestConfigurations',
    adjustable: true,
    value: ({ ingestConfigurations }) => ingestConfigurations,
  },
];
