import fc from 'fast-check';
import { decodeProtectedHeader, generateKeyPair as joseKeyPair, importSPKI, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { TOKEN_CAPABILITIES } from '#shared/tokens/drafts.ts';
import { checkDraft } from '#shared/contract/check-draft.ts';
import { SelfSignedClaims } from '#shared/tokens/self-signed-claims.ts';
import { generateKeyPair, takePrivateKey } from '#web/components/signing-keys/private-key.ts';
import { verifyingKey } from '#web/components/signing-keys/public-key.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { claimsOf, newParticipantId, type TokenStage } from './claims.ts';
import { isSignedBy, readJwt, signJwt } from './jwt.ts';

const stage: TokenStage = {
  arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl',
  id: 'AbCdEfGhIjKl',
  events: 'wss://global.events.live-video.net',
  whip: 'https://0123456789ab.global-bm.whip.live-video.net',
};
const kid = 'arn:aws:ivs:us-east-1:123456789012:public-key/f99cde61c2b0';
const NOW = 1_763_647_200;

const drafts = fc.record(
  {
    duration: fc.integer({ min: 1, max: 20_160 }),
    userId: fc.string({ unit: 'binary', maxLength: 64 }),
    attributes: fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }), {
      maxKeys: 8,
    }),
    capabilities: fc.subarray([...TOKEN_CAPABILITIES], { minLength: 1 }),
  },
  { requiredKeys: [] },
);

describe('a token that is signed here', () => {
  it('is what another library reads and verifies, and nobody can change it', async () => {
    const pair = await generateKeyPair();
    const { key } = await takePrivateKey(pair.privateKey);
    const theirs = await importSPKI(pair.publicKey, 'ES384');
    const ours = await verifyingKey(pair.publicKey);
    await fc.assert(
      fc.asyncProperty(drafts, fc.nat(), async (draft, at) => {
        const claims = claimsOf(stage, newParticipantId(), draft, NOW);
        expect(checkDraft(SelfSignedClaims, claims).problems).toEqual([]);
        const token = await signJwt(key, kid, claims);
        const { payload } = await jwtVerify(token, theirs, { currentDate: new Date(NOW * 1_000) });
        expect(payload).toEqual(claims);
        expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES384', typ: 'JWT', kid });
        const read = readJwt(` ${token}\n`);
        expect(read?.claims).toEqual(claims);
        expect(read && (await isSignedBy(ours, read))).toBe(true);
        // Every bit of the signed part counts; the last letters of a part of base64url may hold bits that mean nothing.
        const body = token.lastIndexOf('.');
        const changed = (letter: string) => (letter === 'A' ? 'B' : 'A');
        const place = at % body;
        const other = readJwt(token.slice(0, place) + changed(token[place] ?? '') + token.slice(place + 1));
        expect(other !== undefined && (await isSignedBy(ours, other))).toBe(false);
      }),
      { numRuns: 40 * SCALE },
    );
  });

  it('is refused by another key, and by one of another curve', async () => {
    const [mine, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
    const { key } = await takePrivateKey(mine.privateKey);
    const token = await signJwt(key, kid, claimsOf(stage, 'guest', {}, NOW));
    await expect(jwtVerify(token, await importSPKI(other.publicKey, 'ES384'))).rejects.toThrow(
      'signature verification failed',
    );
    const { publicKey } = await joseKeyPair('ES256');
    await expect(jwtVerify(token, publicKey)).rejects.toThrow('namedCurve must be P-384');
  });
});

describe('what is no token', () => {
  it.each([
    '',
    'a',
    'a.b',
    'a.b.c',
    'e30.e30',
    'e30.W10.AA',
    'e30.e30.',
    'e30..AA',
    'e30.e30.AA.AA',
    '!.e30.AA',
  ])('%j is none', (text) => expect(readJwt(text)).toBeUndefined());

  it('of any letters is never a defect', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(() => readJwt(text)).not.toThrow();
      }),
      { numRuns: 300 * SCALE },
    );
  });
});

it('ids of participants are in AWS’s form and never the same', () => {
  const ids = Array.from({ length: 2_000 }, newParticipantId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[A-Za-z0-9]{12}$/.test(id))).toBe(true);
});
