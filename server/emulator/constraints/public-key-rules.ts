import { createPublicKey } from 'node:crypto';
import type { OperationInput } from '../wire/operation.ts';
import { type Rule, unless } from './rule.ts';

const PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/;

/** User Guide, "Distribute Tokens": tokens are signed with ES384. INFERENCE: another key is refused when it is imported. */
export const keyIsP384: Rule<OperationInput<'ImportPublicKey'>> = ({ publicKeyMaterial }) =>
  unless(
    curveOf(publicKeyMaterial ?? '') === 'secp384r1',
    'publicKeyMaterial',
    'Member must be an ECDSA public key on the curve P-384 (secp384r1) in PEM format',
  );

const curveOf = (material: string): string | undefined => {
  try {
    return createPublicKey(PEM.exec(material)?.[0] ?? '').asymmetricKeyDetails?.namedCurve;
  } catch {
    // Node throws for everything that is no key; which reason it had does not matter here.
    return undefined;
  }
};
