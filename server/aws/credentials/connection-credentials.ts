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

/** For AWS STS, whatever has to be asked there: of the 9.7 seconds of a call some are left for the call itself. */
const ALL_MS = 8_500;

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
  /** The chain holds what it found for as long as it takes it for good, which AWS may see otherwise. */
  let anew = false;
  const held = new HeldCredentials(async () => {
    const until = AbortSignal.timeout(ALL_MS);
    const own = await sts.base(anew);
    // Until all went well it is not known whether it was for what the chain found.
    anew = true;
    const credentials =
      connection.roleArn === undefined ? own : await assumeRole(connection, sts, now, until);
    await pin.check(credentials, until);
    anew = false;
    return credentials;
  }, now);
  return {
    provider: Object.assign(async () => held.get(), { memoized: true } as const),
    hasExpired(sentAt) {
      anew = held.forget(sentAt) || anew;
    },
    trouble: () => held.trouble,
    account: () => pin.account(),
    close: () => sts.close(),
  };
}
