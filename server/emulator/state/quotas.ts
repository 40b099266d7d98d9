import { AwsError } from '../wire/aws-error.ts';

/** Service quotas on resources, per account and Region (User Guide, "IVS Service Quotas"), with AWS's defaults. */
export const DEFAULT_QUOTAS = {
  stages: 1_000,
  encoderConfigurations: 20,
  storageConfigurations: 5,
  ingestConfigurations: 100,
  publicKeys: 3,
  /** At one time, in the account. */
  compositions: 20,
  /** At one time, of one stage. */
  compositionsPerStage: 5,
  /** At one time, of one participant. */
  replicationsPerParticipant: 5,
} as const;

export type QuotaName = keyof typeof DEFAULT_QUOTAS;
export type Quotas = Readonly<Record<QuotaName, number>>;

/** What each is called in the refusal; UNCONFIRMED: AWS's words. */
const WORDS: Readonly<Record<QuotaName, string>> = {
  stages: 'stages',
  encoderConfigurations: 'encoder configurations',
  storageConfigurations: 'storage configurations',
  ingestConfigurations: 'ingest configurations',
  publicKeys: 'public keys',
  compositions: 'concurrent compositions',
  compositionsPerStage: 'concurrent compositions of a stage',
  replicationsPerParticipant: 'concurrent replications of a participant',
};

/**
 * Makes sure that one more fits. Throws ServiceQuotaExceededException, which the operation must model.
 * @param existing how many there are
 */
export function requireRoom(quotas: Quotas, name: QuotaName, existing: number): void {
  if (existing < quotas[name]) return;
  throw new AwsError(
    'ServiceQuotaExceededException',
    `The account has reached its quota of ${quotas[name]} ${WORDS[name]}`,
  );
}
