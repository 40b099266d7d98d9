import { useQueries } from '@tanstack/react-query';
import { idOf } from '#shared/contract/ids.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import type { AccountKey } from '../verifier/signature-finding.ts';

/** The public keys of the account and Region, each with its material: three at most, so four calls. */
export type AccountKeys =
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure; retry: () => void }
  /** Of a key that could not be loaded the material is missing. */
  | { state: 'ready'; keys: readonly AccountKey[] };

/**
 * Loads them once they are wanted. Public keys are no secrets: they are held as all that is loaded.
 * @param wanted false asks for nothing
 */
export function useAccountKeys(connection: string, wanted: boolean): AccountKeys {
  const list = useWholeList(publicKeys.list, wanted ? { connection } : undefined);
  const listed = (list.state === 'ready' ? list.items : []).flatMap(({ arn, name = '' }) =>
    arn === undefined ? [] : [{ arn, name }],
  );
  const details = useQueries({
    queries: listed.map(({ arn }) => q(publicKeys.get, { connection, publicKeyId: idOf(arn) })),
  });
  if (list.state === 'failed') return { state: 'failed', failure: list.failure, retry: list.retry };
  const isLoading = list.state === 'loading' || list.progress.kind === 'loading';
  if (isLoading || details.some(({ isPending }) => isPending)) return { state: 'loading' };
  return {
    state: 'ready',
    keys: listed.map((key, index) => ({ ...key, material: details[index]?.data?.item.publicKeyMaterial })),
  };
}
