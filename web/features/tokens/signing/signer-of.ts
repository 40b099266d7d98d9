import type { SigningKey } from '#web/components/signing-keys/private-key.ts';
import { isHalfOf } from '#web/components/signing-keys/public-key.ts';
import type { AccountKey } from '../verifier/signature-finding.ts';

/** Whether AWS has the public half of a key, and under which ARN. */
export type Signing =
  | { state: 'known'; account: AccountKey }
  | { state: 'unknown' }
  /** Some of the account's keys could not be loaded, and it may be one of them. */
  | { state: 'uncertain' };

export function signerOf({ publicKey }: SigningKey, keys: readonly AccountKey[]): Signing {
  const account = keys.find(({ material }) => material !== undefined && isHalfOf(material, publicKey));
  if (account) return { state: 'known', account };
  return { state: keys.some(({ material }) => material === undefined) ? 'uncertain' : 'unknown' };
}
