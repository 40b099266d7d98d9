import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { redactSecrets } from '#shared/contract/secrets.ts';
import { createStsClient } from '../client.ts';
import type { ConnectionSettings } from '../connection-settings.ts';
import { CredentialTrouble, reasonOf } from './credential-trouble.ts';
import type { Credentials } from './held-credentials.ts';

/** The calls of AWS STS that are made. */
export type StsOperation = 'AssumeRole' | 'GetCallerIdentity';

/** AWS STS as a connection asks it. Every question ends within its time, and fails with {@link CredentialTrouble} alone. */
export interface AskSts {
  /**
   * What the chain of the SDK finds: environment, profile, container, instance.
   * @param anew whether it is to look again in place of giving what it found before
   */
  base(anew: boolean): Promise<Credentials>;
  assumeRole(input: AssumeRoleCommandInput, until: AbortSignal): Promise<AssumeRoleCommandOutput>;
  /** The twelve digits of the account that the credentials belong to. */
  accountOf(credentials: Credentials, until: AbortSignal): Promise<string>;
  close(): void;
}

/** Of the 9.7 seconds that a call has in all, some must be left for what comes after. */
const CHAIN_MS = 5_000;
const STS_MS = 6_500;

/** @param told hears how each call of AWS STS ended: `undefined` for well */
export function createSts(
  connection: ConnectionSettings,
  told: (operation: StsOperation, trouble: CredentialTrouble | undefined) => void = () => {},
): AskSts {
  const client = createStsClient(connection);

  async function ask<T>(
    operation: StsOperation,
    until: AbortSignal,
    send: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      const answer = await send(AbortSignal.any([until, AbortSignal.timeout(STS_MS)]));
      told(operation, undefined);
      return answer;
    } catch (error) {
      const trouble = troubleWith(operation, error, connection);
      told(operation, trouble);
      throw trouble;
    }
  }

  return {
    async base(anew) {
      try {
        const found = await within(CHAIN_MS, client.config.credentials({ forceRefresh: anew }));
        return { ...found, expiresAt: found.expiration?.getTime() };
      } catch (error) {
        const reason = reasonOf(error);
        throw new CredentialTrouble(
          reason === 'refused' ? 'missing' : reason,
          `This console found no credentials for ${connection.label}: ${wordsOf(error)}`,
          { cause: error },
        );
      }
    },
    assumeRole: async (input, until) =>
      ask('AssumeRole', until, async (abortSignal) =>
        client.send(new AssumeRoleCommand(input), { abortSignal }),
      ),
    async accountOf(credentials, until) {
      // Signed by whom it asks about, which may be somebody else than this client's own.
      const asking = createStsClient(connection, credentials);
      try {
        const { Account = '' } = await ask('GetCallerIdentity', until, async (abortSignal) =>
          asking.send(new GetCallerIdentityCommand({}), { abortSignal }),
        );
        return Account;
      } finally {
        asking.destroy();
      }
    },
    close: () => client.destroy(),
  };
}

const ADVICE: Partial<Record<CredentialTrouble['reason'], string>> = {
  expired: 'Renew the credentials of this machine.',
  wrong_region: 'Check the Region of this connection, and whether AWS STS is active in it.',
  unreachable: 'Check the network of this machine.',
  refused: 'Correct the credentials of this connection, and check the clock of this machine.',
};

function troubleWith(
  operation: StsOperation,
  error: unknown,
  connection: ConnectionSettings,
): CredentialTrouble {
  const reason = reasonOf(error);
  const what =
    operation === 'AssumeRole'
      ? `AWS STS did not give ${connection.label} the role ${connection.roleArn ?? ''}`
      : `AWS STS did not tell to which account the credentials of ${connection.label} belong`;
  const advice =
    reason === 'denied' && operation === 'AssumeRole'
      ? 'The identity of this console has to be allowed sts:AssumeRole on it, and the role’s trust policy has to name ' +
        'that identity, with the same external id and source identity.'
      : ADVICE[reason];
  return new CredentialTrouble(
    reason,
    `${what}: ${wordsOf(error)}${advice === undefined ? '' : ` ${advice}`}`,
    { cause: error },
  );
}

/** AWS's own text, as a sentence. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = /^(AbortError|TimeoutError)$/.test(error.name)
    ? 'no answer came in time'
    : error.message || ('code' in error ? String(error.code) : error.name);
  return `${redactSecrets(text).replace(/[.\s]*$/, '')}.`;
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
