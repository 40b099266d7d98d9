import type { ConnectionSettings } from '../connection-settings.ts';
import { type AskSts, createSts } from './ask-sts.ts';
import { assumeRole } from './assume-role.ts';
import type { CredentialTrouble } from './credential-trouble.ts';
import { type Credentials, HeldCredentials } from './held-credentials.ts';
import { pinAccount } from './pin-account.ts';

/** What the calls of a connection to AWS are signed with, for all of its services. */
export interface ConnectionCredentials {
  /** For the clients of the SDK. @throws {CredentialTrouble} */
  provider: {
    (): Promise<Credentials>;
    /** The SDK is to ask every time, and to hold nothing itself. */
    memoized: true;
  };
  /** A call that was sent at `sentAt`, milliseconds since the epoch, was refused because its credentials had ended. */
  hasExpired(sentAt: number): void;
  /** Why there are none, and since when. */
  trouble(): { error: CredentialTrouble; at: number } | undefined;
  /** The account that AWS STS told of; only where one is configured. */
  account(): string | undefined;
  close(): void;
}

/** What to tell of each call of AWS STS: its operation, and how it ended. */
export type StsTold = Parameters<typeof createSts>[1];

/**
 * The credentials of the default chain or of the connection's profile; with `roleArn` those of that role, which they take on.
 * Where an account is configured, nothing is signed with credentials of another. Nothing is asked before the first call.
 */
export function connectionCredentials(
  connection: ConnectionSettings,
  { told, now = Date.now }: { told?: StsTold; now?: () => number } = {},
): ConnectionCredentials {
  const sts: AskSts = createSts(connection, told);
  const pin = pinAccount(connection, sts);
  const held = new HeldCredentials(async () => {
    const own = await sts.base();
    const credentials = connection.roleArn === undefined ? own : await assumeRole(connection, sts, now);
    await pin.check(credentials);
    return credentials;
  }, now);
  return {
    provider: Object.assign(async () => held.get(), { memoized: true } as const),
    hasExpired: (sentAt) => held.forget(sentAt),
    trouble: () => held.trouble,
    account: () => pin.account(),
    close: () => sts.close(),
  };
}
