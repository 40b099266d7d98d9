import { KeyProblem } from '#web/components/signing-keys/key-problem.ts';
import { verifyingKey } from '#web/components/signing-keys/public-key.ts';
import { parseArn } from '#web/lib/arn.ts';
import { isSignedBy, type Jwt } from '../signing/jwt.ts';
import type { Finding } from './finding.ts';

/** A public key of the account and Region. */
export interface AccountKey {
  arn: string;
  name: string;
  /** PEM; absent where it could not be loaded. */
  material: string | undefined;
}

const about = 'Signature';
const bad = (text: string): Finding => ({ about, tone: 'bad', text });

/** Bytes of a signature of ES384 (RFC 7518, 3.4), and of its siblings on other curves. */
const LENGTH = 96;
const CURVES: Readonly<Record<number, string>> = { 64: 'P-256', 132: 'P-521' };
/** How DER begins. */
const SEQUENCE = 0x30;

/** Whether the key that a token names is one of the account's, and has signed it. */
export async function signatureFinding(jwt: Jwt, keys: readonly AccountKey[] | undefined): Promise<Finding> {
  const { kid } = jwt.header;
  if (typeof kid !== 'string' || parseArn(kid)?.kind !== 'public-key') {
    return bad(`kid must be the ARN of a public key: it is ${JSON.stringify(kid) ?? 'not there'}.`);
  }
  const form = formProblem(jwt.signature);
  if (form !== undefined) return bad(form);
  if (keys === undefined) {
    return {
      about,
      tone: 'note',
      text: `The public keys of this account could not be loaded, so nobody can tell whether ${kid} is one of them.`,
    };
  }
  const key = keys.find(({ arn }) => arn === kid);
  if (key === undefined) {
    return bad(`The public key ${kid} is not in this account and Region: AWS cannot verify the token.`);
  }
  const called = key.name || kid.slice(kid.lastIndexOf('/') + 1);
  if (key.material === undefined) {
    return { about, tone: 'note', text: `It names the key ${called}, which could not be loaded.` };
  }
  try {
    return (await isSignedBy(await verifyingKey(key.material), jwt))
      ? { about, tone: 'good', text: `It was signed with the private half of the key ${called}.` }
      : bad(`It names the key ${called} and was not signed with its private half, or was changed since.`);
  } catch (thrown) {
    if (!(thrown instanceof KeyProblem)) throw thrown;
    return {
      about,
      tone: 'note',
      text: `The key ${called} ${thrown.message}: this browser cannot verify it.`,
    };
  }
}

function formProblem({ length, [0]: first }: Uint8Array): string | undefined {
  if (length === LENGTH) return undefined;
  const curve = CURVES[length];
  if (curve !== undefined) return `It was signed on the curve ${curve}; AWS takes P-384 alone.`;
  if (first === SEQUENCE) {
    return `It is in the form DER, ${length} bytes; ES384 wants its two numbers one after the other, 96 bytes.`;
  }
  return `It has ${length} bytes; one of ES384 has 96.`;
}
