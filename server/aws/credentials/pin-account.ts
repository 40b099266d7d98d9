import type { ConnectionSettings } from '../connection-settings.ts';
import type { AskSts } from './ask-sts.ts';
import { CredentialTrouble } from './credential-trouble.ts';
import type { Credentials } from './held-credentials.ts';

export interface AccountPin {
  /** @throws {CredentialTrouble} `wrong_account`, and where AWS STS does not tell */
  check(credentials: Credentials, until: AbortSignal): Promise<void>;
  /** The account, once it has been found to be the right one. */
  account(): string | undefined;
}

/**
 * Holds a connection to the account that it is configured for: a profile that was changed, or a variable that was left in
 * the environment, must not turn one account's page into another's. Each new key is asked about once; without a
 * configured account nothing is. GetCallerIdentity needs no permission.
 */
export function pinAccount({ label, accountId }: ConnectionSettings, sts: AskSts): AccountPin {
  let found: { accessKeyId: string; account: string } | undefined;
  return {
    async check(credentials, until) {
      if (accountId === undefined) return;
      const { accessKeyId } = credentials;
      if (found?.accessKeyId !== accessKeyId) {
        found = undefined;
        found = { accessKeyId, account: await sts.accountOf(credentials, until) };
      }
      if (found.account !== accountId)
        throw new CredentialTrouble(
          'wrong_account',
          `The credentials of ${label} belong to the account ${found.account}, and the connection is configured for ` +
            `${accountId}. Nothing was asked of that account. Correct the credentials, or accountId.`,
        );
    },
    account: () => (found !== undefined && found.account === accountId ? found.account : undefined),
  };
}
