import { type Bytes, bytesOfBase64url, bytesOfHex, hexOf, joined } from './bytes.ts';
import { DER, derValues } from './der.ts';
import { inWords, kindOfPublicKey, P384 } from './key-kind.ts';
import { KeyProblem } from './key-problem.ts';
import { pemBlocks, pemOf } from './pem.ts';

export const ES384 = { name: 'ECDSA', namedCurve: 'P-384' } as const;

/** How SubjectPublicKeyInfo of a key on P-384 begins whose point is written in full; x and y follow, 48 bytes each. */
const FULL_POINT = bytesOfHex('3076301006072a8648ce3d020106052b8104002203620004');

/** A public key whose form is right. */
export interface ReadPublicKey {
  /** DER of SubjectPublicKeyInfo. */
  bytes: Bytes;
  /** The point, as the key has it: in full, or compressed. */
  point: Bytes;
}

/**
 * The public key of a text, which is one on P-384.
 * @throws KeyProblem where there is none, or one of another kind
 */
export function readPublicKey(text: string): ReadPublicKey {
  const block = pemBlocks(text).find(({ label }) => label === 'PUBLIC KEY');
  if (block === undefined) {
    throw new KeyProblem(
      'must be a public key in PEM form, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----',
    );
  }
  try {
    const bytes = block.bytes ?? new Uint8Array();
    const kind = kindOfPublicKey(bytes);
    if (kind.curve !== P384) {
      throw new KeyProblem(`must be an ECDSA key on the curve ${P384}; this is ${inWords(kind)}`);
    }
    const [outer] = derValues(bytes);
    const bits = derValues(outer?.content ?? new Uint8Array()).find(({ tag }) => tag === DER.bitString);
    // A bit string begins with how many bits of its last byte are none.
    return { bytes, point: bits?.content.slice(1) ?? new Uint8Array() };
  } catch (problem) {
    if (problem instanceof KeyProblem) throw problem;
    throw new KeyProblem('must be a whole public key: something of this one is missing or damaged');
  }
}

/** PEM of the key with these coordinates, as JSON Web Keys have them. */
export function publicPemOf({ x = '', y = '' }: JsonWebKey): string {
  return pemOf('PUBLIC KEY', joined(FULL_POINT, bytesOfBase64url(x), bytesOfBase64url(y)));
}

/** Whether two texts hold the same public key, however each is written. @throws KeyProblem as `readPublicKey` */
export function isSameKey(one: string, other: string): boolean {
  const [a, b] = [readPublicKey(one).point, readPublicKey(other).point];
  return hexOf(a.slice(1, 49)) === hexOf(b.slice(1, 49)) && isOdd(a) === isOdd(b);
}

/**
 * Whether what AWS has of a key is this one; what cannot be read as a key on P-384 is another.
 * @param material as AWS gives it
 * @param publicKey PEM of one that has been read before
 */
export function isHalfOf(material: string, publicKey: string): boolean {
  try {
    return isSameKey(material, publicKey);
  } catch (problem) {
    // Should AWS ever hold a key of another kind, it is not this one.
    if (problem instanceof KeyProblem) return false;
    throw problem;
  }
}

/** Of the two points with the same x, which one: SEC 1, 2.3.3. */
function isOdd(point: Bytes): boolean {
  return ((point[0] === 0x04 ? point.at(-1) : point[0]) ?? 0) % 2 === 1;
}

/**
 * Makes a key that verifies signatures of a public key.
 * @throws KeyProblem where it is none on P-384, or its point is not on the curve
 */
export async function verifyingKey(text: string): Promise<CryptoKey> {
  const { bytes, point } = readPublicKey(text);
  try {
    return await crypto.subtle.importKey('spki', bytes, ES384, false, ['verify']);
  } catch {
    throw new KeyProblem(
      point[0] === 0x04
        ? 'must be a point on the curve P-384: this one is damaged'
        : 'has its point compressed, which this browser does not read',
    );
  }
}

/** SHA-256 of a public key's DER, as `openssl pkey -pubin -outform DER | openssl dgst -sha256 -c` gives it. */
export async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', readPublicKey(text).bytes);
  return (hexOf(new Uint8Array(digest)).match(/../g) ?? []).join(':');
}
