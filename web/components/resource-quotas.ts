/**
 * What an account may hold in a Region, as AWS grants it at first (User Guide, Service Quotas). The API of IVS does not
 * tell what an account has been granted since; Service Quotas does, under the code.
 */
export interface ResourceQuota {
  label: string;
  granted: number;
  /** The code in Service Quotas of those that AWS raises on request. */
  code?: string;
}

export const RESOURCE_QUOTAS = {
  stages: { label: 'Stages', granted: 1_000, code: 'L-47F0B706' },
  compositions: { label: 'Compositions at a time', granted: 20, code: 'L-E945C199' },
  compositionsOfStage: { label: 'The same, in one stage', granted: 5, code: 'L-21B2923F' },
  encoderConfigurations: { label: 'Encoder configurations', granted: 20, code: 'L-F7C5B6C9' },
  storageConfigurations: { label: 'Storage configurations', granted: 5, code: 'L-BF843A02' },
  ingestConfigurations: { label: 'Ingest configurations', granted: 100, code: 'L-CE6ADDBE' },
  publicKeys: { label: 'Public keys', granted: 3 },
  publishers: { label: 'Publishers at a time', granted: 1_000, code: 'L-B33A5A4F' },
  subscriptions: { label: 'Subscriptions at a time', granted: 20_000, code: 'L-E9691DAB' },
  publishersOfStage: { label: 'Publishers, in one stage', granted: 12 },
  subscribersOfStage: { label: 'Subscribers, in one stage', granted: 10_000, code: 'L-160C013D' },
} as const satisfies Record<string, ResourceQuota>;
