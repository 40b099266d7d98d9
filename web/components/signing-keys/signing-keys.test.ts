import fc from 'fast-check';
import {
  base64url,
  exportPKCS8,
  exportSPKI,
  generateKeyPair as joseKeyPair,
  importPKCS8,
  importSPKI,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { base64Of, base64urlOf, type Bytes, bytesOfBase64, bytesOfBase64url, bytesOfHex } from './bytes.ts';
import { DER, derOf, derValues } from './der.ts';
import { KeyProblem } from './key-problem.ts';
import { pemBlocks, pemOf } from './pem.ts';
import { generateKeyPair, takePrivateKey } from './private-key.ts';
import { isSameKey, readPublicKey, sha256Of, verifyingKey } from './public-key.ts';

interface Pair {
  /** PKCS #8. */
  privateKey: string;
  /** SubjectPublicKeyInfo. */
  publicKey: string;
}

/** A pair as another library makes and writes it. */
async function pairOf(algorithm: string): Promise<Pair> {
  const pair = await joseKeyPair(algorithm, { extractable: true });
  return { privateKey: await exportPKCS8(pair.privateKey), publicKey: await exportSPKI(pair.publicKey) };
}

let pair: Pair;
beforeAll(async () => {
  pair = await pairOf('ES384');
});

const NOTHING: Bytes = new Uint8Array();
const bytesOf = (pem: string): Bytes => pemBlocks(pem)[0]?.bytes ?? NOTHING;
/** What is within the outermost value. */
const partsOf = (bytes: Bytes) => derValues(derValues(bytes)[0]?.content ?? NOTHING);

const P384_ID = '2b81040022';

/** RFC 5915, with the curve named within, as OpenSSL writes it. */
function sec1Of({ privateKey }: Pair, curve = P384_ID): string {
  const inner = partsOf(bytesOf(privateKey))[2]?.content ?? NOTHING;
  const [version, number, ...point] = partsOf(inner).map(({ tag, content }) => derOf(tag, content));
  const named = derOf(DER.part(0), derOf(DER.objectId, bytesOfHex(curve)));
  return pemOf('EC PRIVATE KEY', derOf(DER.sequence, version ?? NOTHING, number ?? NOTHING, named, ...point));
}

/** A key that says it is of another curve. */
function saidToBeOn(curve: string, { privateKey }: Pair): string {
  const [version, algorithm, inner] = partsOf(bytesOf(privateKey));
  const [id] = derValues(algorithm?.content ?? NOTHING);
  return pemOf(
    'PRIVATE KEY',
    derOf(
      DER.sequence,
      derOf(DER.integer, version?.content ?? NOTHING),
      derOf(
        DER.sequence,
        derOf(DER.objectId, id?.content ?? NOTHING),
        derOf(DER.objectId, bytesOfHex(curve)),
      ),
      derOf(DER.octetString, inner?.content ?? NOTHING),
    ),
  );
}

async function problemOf(taking: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof taking === 'function' ? taking() : taking);
  } catch (problem) {
    if (problem instanceof KeyProblem) return problem.message;
    throw problem;
  }
  throw new Error('the key was taken');
}

/** The same key with its point compressed, as `openssl ec -conv_form compressed` writes it. */
function compressed({ publicKey }: Pair): string {
  const [algorithm, bits] = partsOf(bytesOf(publicKey));
  const point = bits?.content.slice(1) ?? NOTHING;
  const half = Uint8Array.of((point.at(-1) ?? 0) % 2 === 1 ? 3 : 2, ...point.slice(1, 49));
  return pemOf(
    'PUBLIC KEY',
    derOf(
      DER.sequence,
      derOf(DER.sequence, algorithm?.content ?? NOTHING),
      derOf(DER.bitString, Uint8Array.of(0), half),
    ),
  );
}

describe('a private key', () => {
  it('in the form of PKCS #8 or of SEC 1 is taken, and its other half is known', async () => {
    for (const text of [pair.privateKey, sec1Of(pair)]) {
      const { key, publicKey } = await takePrivateKey(text);
      expect(isSameKey(publicKey, pair.publicKey)).toBe(true);
      expect(publicKey.trim()).toBe(pair.publicKey.trim());
      expect([key.extractable, key.usages]).toEqual([false, ['sign']]);
    }
  });

  it('is found among what stands around it', async () => {
    const parameters = '-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n';
    const text = `# of the show\r\n${parameters}${sec1Of(pair).replaceAll('\n', '\r\n')}\nend`;
    expect(isSameKey((await takePrivateKey(text)).publicKey, pair.publicKey)).toBe(true);
  });

  it.each([
    ['2a8648ce3d030107', 'P-256 (prime256v1)'],
    ['2b81040023', 'P-521 (secp521r1)'],
    ['2b8104000a', 'secp256k1'],
    // brainpoolP384r1
    ['2b240303020801010b', 'a curve that this console does not know'],
  ])('on %s is refused with the reason, in either form', async (curve, name) => {
    for (const text of [saidToBeOn(curve, pair), sec1Of(pair, curve)]) {
      expect(await problemOf(takePrivateKey(text))).toBe(
        `must be on the curve P-384 (secp384r1), the only one that AWS takes: this is an ECDSA key on the curve ${name}`,
      );
    }
  });

  it('that another library made on another curve, or in another way, is refused', async () => {
    expect(await problemOf(takePrivateKey((await pairOf('ES256')).privateKey))).toMatch(
      /P-256 \(prime256v1\)$/,
    );
    expect(await problemOf(takePrivateKey((await pairOf('ES512')).privateKey))).toMatch(
      /P-521 \(secp521r1\)$/,
    );
    expect(await problemOf(takePrivateKey((await pairOf('RS256')).privateKey))).toMatch(
      /this is an RSA key$/,
    );
    expect(await problemOf(takePrivateKey((await pairOf('EdDSA')).privateKey))).toMatch(
      /this is an Ed25519 key$/,
    );
  });

  it('that is encrypted, cut off or missing is told apart', async () => {
    const locked = pemOf('ENCRYPTED PRIVATE KEY', bytesOf(pair.privateKey));
    const lockedSec1 = sec1Of(pair).replace('\n', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n');
    for (const text of [locked, lockedSec1]) {
      expect(await problemOf(takePrivateKey(text))).toMatch(/^must not be encrypted/);
    }
    expect(await problemOf(takePrivateKey(pemOf('RSA PRIVATE KEY', NOTHING)))).toMatch(
      /one of the form RSA PRIVATE KEY$/,
    );
    expect(await problemOf(takePrivateKey(pair.publicKey))).toMatch(/this is the public one$/);
    expect(await problemOf(takePrivateKey('hello'))).toMatch(/^must be a private key in PEM form/);
    const lines = pair.privateKey.split('\n');
    expect(await problemOf(takePrivateKey(lines.toSpliced(2, 1).join('\n')))).toMatch(/missing or damaged$/);
  });

  it('that is made here is one that other programs read', async () => {
    const made = await generateKeyPair();
    expect((await takePrivateKey(made.privateKey)).publicKey).toBe(made.publicKey);
    await importPKCS8(made.privateKey, 'ES384');
    await importSPKI(made.publicKey, 'ES384');
  });
});

describe('a public key', () => {
  it('is the same however its point is written, and unlike any other', async () => {
    const others = await Promise.all(Array.from({ length: 20 }, async () => pairOf('ES384')));
    for (const other of others) {
      expect(isSameKey(other.publicKey, compressed(other))).toBe(true);
      expect(isSameKey(other.publicKey, pair.publicKey)).toBe(false);
      expect(isSameKey(compressed(other), pair.publicKey)).toBe(false);
    }
  });

  it('of another curve is refused with the reason', async () => {
    const { publicKey } = await pairOf('ES256');
    expect(await problemOf(() => readPublicKey(publicKey))).toBe(
      'must be an ECDSA key on the curve P-384 (secp384r1); this is an ECDSA key on the curve P-256 (prime256v1)',
    );
    expect(await problemOf(() => readPublicKey('hello'))).toMatch(/^must be a public key in PEM form/);
  });

  it('whose point is not on the curve is damaged', async () => {
    const der = bytesOf(pair.publicKey);
    der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
    expect(await problemOf(verifyingKey(pemOf('PUBLIC KEY', der)))).toMatch(/this one is damaged$/);
  });

  it('has a fingerprint that counts its bytes', async () => {
    expect(await sha256Of(pair.publicKey)).toMatch(/^([0-9a-f]{2}:){31}[0-9a-f]{2}$/);
    expect(await sha256Of(`before\n${pair.publicKey.replaceAll('\n', '\r\n')}`)).toBe(
      await sha256Of(pair.publicKey),
    );
  });
});

describe('the forms of bytes', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (given) => {
        const bytes = Uint8Array.from(given);
        expect(bytesOfBase64(base64Of(bytes))).toEqual(bytes);
        expect(bytesOfBase64url(base64urlOf(bytes))).toEqual(bytes);
        expect(base64urlOf(bytes)).toBe(base64url.encode(bytes));
        expect(derValues(derOf(DER.octetString, bytes))).toEqual([{ tag: DER.octetString, content: bytes }]);
        if (bytes.length > 0) expect(pemBlocks(pemOf('X', bytes))).toEqual([{ label: 'X', bytes }]);
      }),
      { numRuns: 200 * SCALE },
    );
  });

  it('are refused and not misread where they are damaged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (given) => {
        const bytes = Uint8Array.from(given);
        try {
          const read = derValues(bytes);
          expect(read.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(
            bytes.length,
          );
        } catch (problem) {
          expect(problem).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 500 * SCALE },
    );
  });
});
