import { ApiError } from '#server/http/api-error.ts';
import { accountOf } from './arn.ts';
import type { Caller } from './call.ts';
import type { ConnectionSettings } from './connection-settings.ts';

/** Tells the account id that the ARNs of a connection need. */
export interface Account {
  /**
   * @param signal ends this wait only; the lookup goes on for the others that wait for it
   * @throws {ApiError} `aws_not_found` where the account has no resource that would tell its id, and what AWS said
   * where every list was refused
   */
  id(signal: AbortSignal): Promise<string>;
}

/** One list a kind of resource, each with a quota of its own; the likeliest to be allowed and not empty come first. */
const LISTS = [
  'ListStages',
  'ListEncoderConfigurations',
  'ListStorageConfigurations',
  'ListIngestConfigurations',
  'ListCompositions',
  'ListPublicKeys',
] as const;

/**
 * The account id is configured, or learned once from the first ARN that a list answers. No other AWS service is
 * needed for it, so that the read permissions of IVS are enough.
 */
export function createAccount(connection: ConnectionSettings, caller: Caller): Account {
  let known = connection.accountId;
  let lookup: Promise<string> | undefined;

  async function learn(): Promise<string> {
    // Nobody's own signal: whoever asked first may leave while others wait. The call's deadline bounds it.
    const { signal } = new AbortController();
    let refusal: ApiError | undefined;
    for (const operation of LISTS) {
      try {
        // One after the other: the first list answers nearly always.
        const { output } = await caller.call(operation, { maxResults: 1 }, { priority: 'visible', signal });
        const found = firstAccount(output);
        if (found !== undefined) return found;
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'aws_access_denied') throw error;
        refusal ??= error;
      }
    }
    if (refusal !== undefined) throw refusal;
    throw new ApiError(
      'aws_not_found',
      `AWS knows no such resource: nothing of IVS Real-Time exists in ${connection.region} for the connection ` +
        `${connection.label}.`,
    );
  }

  return {
    async id(signal) {
      if (known !== undefined) return known;
      signal.throwIfAborted();
      lookup ??= learn()
        .then((id) => (known = id))
        .finally(() => (lookup = undefined));
      return unlessAborted(lookup, signal);
    },
  };
}

function firstAccount(output: object): string | undefined {
  for (const list of Object.values(output)) {
    if (!Array.isArray(list)) continue;
    for (const item of list as readonly { arn?: string }[]) {
      const account = accountOf(item.arn ?? '');
      if (account !== undefined) return account;
    }
  }
  return undefined;
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
