import { type Bytes, hexOf } from './bytes.ts';
import { DER, derValues } from './der.ts';

/** What kind of key this is, in the words of those who made it. */
export interface KeyKind {
  /** `ECDSA`, `RSA`, or `unknown`. */
  algorithm: string;
  /** Of an ECDSA key: `P-384 (secp384r1)`. */
  curve?: string;
}

export const P384 = 'P-384 (secp384r1)';

const EC = '2a8648ce3d0201';

/** Object identifiers in hexadecimal (RFC 5480, RFC 8410, SEC 2). */
const CURVES: Readonly<Record<string, string>> = {
  '2a8648ce3d030107': 'P-256 (prime256v1)',
  '2b81040022': P384,
  '2b81040023': 'P-521 (secp521r1)',
  '2b8104000a': 'secp256k1',
};
const OTHERS: Readonly<Record<string, string>> = {
  '2a864886f70d010101': 'RSA',
  '2a864886f70d01010a': 'RSA-PSS',
  '2b6570': 'Ed25519',
  '2b6571': 'Ed448',
  '2b656e': 'X25519',
};

/** Of an AlgorithmIdentifier, as it stands in SubjectPublicKeyInfo and in PKCS #8. @throws RangeError for no DER */
function kindOfAlgorithm(identifier: Bytes): KeyKind {
  const [algorithm, parameters] = derValues(identifier);
  const id = hexOf(algorithm?.content ?? new Uint8Array());
  if (id !== EC) return { algorithm: OTHERS[id] ?? 'unknown' };
  return { algorithm: 'ECDSA', curve: curveOf(parameters?.content) };
}

/** @param id content of the object identifier of a curve */
function curveOf(id: Uint8Array | undefined): string {
  return CURVES[hexOf(id ?? new Uint8Array())] ?? 'a curve that this console does not know';
}

/** @param bytes SubjectPublicKeyInfo. @throws RangeError for what is none */
export function kindOfPublicKey(bytes: Bytes): KeyKind {
  return kindOfAlgorithm(partsOf(bytes)[0]?.content ?? new Uint8Array());
}

/** @param bytes PKCS #8. @throws RangeError for what is none */
export function kindOfPrivateKey(bytes: Bytes): KeyKind {
  return kindOfAlgorithm(partsOf(bytes)[1]?.content ?? new Uint8Array());
}

/** @param bytes SEC 1, as `openssl ecparam -genkey` writes it. @throws RangeError for what is none */
export function kindOfEcPrivateKey(bytes: Bytes): KeyKind {
  const named = partsOf(bytes).find(({ tag }) => tag === DER.part(0));
  return { algorithm: 'ECDSA', curve: curveOf(named && derValues(named.content)[0]?.content) };
}

function partsOf(bytes: Bytes) {
  const [outer] = derValues(bytes);
  if (outer?.tag !== DER.sequence) throw new RangeError('A key is a sequence.');
  return derValues(outer.content);
}

/** `an ECDSA key on the curve P-256 (prime256v1)`. */
export function inWords({ algorithm, curve }: KeyKind): string {
  if (curve !== undefined) return `an ${algorithm} key on the curve ${curve}`;
  return algorithm === 'unknown'
    ? 'a key of a kind that this console does not know'
    : `${/^[AEIOUXR]/.test(algorithm) ? 'an' : 'a'} ${algorithm} key`;
}
