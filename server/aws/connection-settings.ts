import type { ConnectionColour } from '#shared/connections/contract.ts';

/** One account and Region as it was configured, before anything has been asked of it. */
export interface ConnectionSettings {
  id: string;
  label: string;
  colour: ConnectionColour;
  region: string;
  /** `emulated` calls are signed with fixed test credentials, never with the user's own. */
  kind: 'emulated' | 'aws';
  /** Where calls go in place of the Region's own endpoint: those of IVS Real-Time; where it is `emulated`, all of them. */
  endpoint?: string | undefined;
  /** The same for the services beside IVS Real-Time. */
  sideEndpoint?: string | undefined;
  /** The same for AWS STS, where that is not with the services beside. */
  stsEndpoint?: string | undefined;
  /** A profile of the AWS configuration files; without one the default credential chain is used. */
  profile?: string | undefined;
  /**
   * Twelve digits: credentials of another account are refused. Without it the account is learned from the first ARN that
   * the service answers.
   */
  accountId?: string | undefined;
  /** A role to take on with the credentials above, and what its trust policy may demand. */
  roleArn?: string | undefined;
  externalId?: string | undefined;
  sourceIdentity?: string | undefined;
  /** For how long it is taken on each time, 15 to 60. */
  sessionMinutes?: number | undefined;
}
