import { type Bytes, bytesOfHex } from './bytes.ts';
import { DER, derOf } from './der.ts';
import { inWords, type KeyKind, kindOfEcPrivateKey, kindOfPrivateKey, P384 } from './key-kind.ts';
import { KeyProblem } from './key-problem.ts';
import { pemBlocks, pemOf } from './pem.ts';
import { ES384, publicPemOf } from './public-key.ts';

/** The private half of a signing key, which cannot be read out of the browser's cryptography any more. */
export interface SigningKey {
  key: CryptoKey;
  /** The other half, PEM. */
  publicKey: string;
}

/** `ecPublicKey` on `secp384r1`: the AlgorithmIdentifier of PKCS #8. */
const ALGORITHM = bytesOfHex('301006072a8648ce3d020106052b81040022');

/**
 * Takes a private key in: PKCS #8 (`BEGIN PRIVATE KEY`) or SEC 1 (`BEGIN EC PRIVATE KEY`, as `openssl ecparam -genkey`
 * writes it). What is kept can sign and cannot be exported.
 * @throws KeyProblem where the text has no private key, or one that AWS takes no tokens of
 */
export async function takePrivateKey(text: string): Promise<SigningKey> {
  const bytes = pkcs8Of(text);
  try {
    const readable = await crypto.subtle.importKey('pkcs8', bytes, ES384, true, ['sign']);
    const publicKey = publicPemOf(await crypto.subtle.exportKey('jwk', readable));
    return { key: await crypto.subtle.importKey('pkcs8', bytes, ES384, false, ['sign']), publicKey };
  } catch {
    throw new KeyProblem(DAMAGED);
  }
}

const DAMAGED = 'must be a whole private key: something of this one is missing or damaged';

function pkcs8Of(text: string): Bytes {
  const blocks = pemBlocks(text);
  const block = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block === undefined) {
    throw new KeyProblem(
      blocks.some(({ label }) => label === 'PUBLIC KEY')
        ? 'must be the private half of a key: this is the public one'
        : 'must be a private key in PEM form, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----',
    );
  }
  const { label, bytes } = block;
  if (label === 'ENCRYPTED PRIVATE KEY' || (bytes === undefined && /ENCRYPTED/.test(text))) {
    throw new KeyProblem('must not be encrypted: write it without its passphrase first (openssl pkey)');
  }
  if (label !== 'PRIVATE KEY' && label !== 'EC PRIVATE KEY') {
    throw new KeyProblem(`must be an ECDSA key on the curve ${P384}; this is one of the form ${label}`);
  }
  const isSec1 = label === 'EC PRIVATE KEY';
  const kind = kindOf(bytes, isSec1 ? kindOfEcPrivateKey : kindOfPrivateKey);
  if (bytes === undefined || kind === undefined) throw new KeyProblem(DAMAGED);
  if (kind.curve !== P384) {
    throw new KeyProblem(
      `must be on the curve ${P384}, the only one that AWS takes: this is ${inWords(kind)}`,
    );
  }
  if (!isSec1) return bytes;
  const version = derOf(DER.integer, Uint8Array.of(0));
  return derOf(DER.sequence, version, ALGORITHM, derOf(DER.octetString, bytes));
}

function kindOf(bytes: Bytes | undefined, read: (bytes: Bytes) => KeyKind): KeyKind | undefined {
  try {
    return bytes && read(bytes);
  } catch {
    return undefined;
  }
}

/** A new pair: what signs is for a file of its owner, what verifies is for AWS. Both PEM. */
export async function generateKeyPair(): Promise<{ privateKey: string; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(ES384, true, ['sign', 'verify']);
  const [secret, open] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('spki', pair.publicKey),
  ]);
  return {
    privateKey: pemOf('PRIVATE KEY', new Uint8Array(secret)),
    publicKey: pemOf('PUBLIC KEY', new Uint8Array(open)),
  };
}
