import { base64url, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64urlOf, bytesOfBase64url } from '#web/components/signing-keys/bytes.ts';
import { DER, derOf } from '#web/components/signing-keys/der.ts';
import { claimsOf, type TokenStage } from '../signing/claims.ts';
import { type Known, verdictOf } from './token-verdict.ts';

const stage: TokenStage = {
  arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl',
  id: 'AbCdEfGhIjKl',
  events: 'wss://global.events.live-video.net',
  whip: 'https://0123456789ab.global-bm.whip.live-video.net',
};
const kid = 'arn:aws:ivs:us-east-1:123456789012:public-key/f99cde61c2b0';
const NOW = 1_763_647_200;
let key: CryptoKey;
let known: Known;
beforeAll(async () => {
  const pair = await generateKeyPair('ES384');
  key = pair.privateKey;
  known = {
    stageId: stage.id,
    stage,
    keys: [{ arn: kid, name: 'signer', material: await exportSPKI(pair.publicKey) }],
    now: NOW * 1_000,
  };
});

const claims = (changes: object = {}) => ({
  ...claimsOf(stage, 'guest-1', { userId: 'ana', attributes: { order: '3' } }, NOW),
  ...changes,
});
const signed = async (payload: object = claims(), header: object = {}, by = key) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid, ...header }).sign(by);

/** `Signature bad It …`, of all that was found. */
async function found(token: string, against: Partial<Known> = {}): Promise<string[]> {
  const verdict = await verdictOf(token, { ...known, ...against });
  if (verdict.kind !== 'self-signed') return [verdict.kind];
  const lines = verdict.findings.map(({ about, tone, text }) => `${about} ${tone} ${text}`);
  expect(verdict.good).toBe(!lines.some((line) => /^\w+ bad/.test(line)));
  return lines;
}

const wrong = async (token: string, against: Partial<Known> = {}) =>
  (await found(token, against)).filter((line) => !/^\w+ good/.test(line));

describe('a token that a customer has signed', () => {
  it('is good when everything in it is right', async () => {
    expect(await found(await signed())).toEqual([
      'Header good alg is ES384 and typ is JWT, as AWS wants them.',
      'Signature good It was signed with the private half of the key signer.',
      'Claims good Every claim that AWS asks for is there and in its form.',
      'Stage good It is for this stage, and names its endpoints.',
      'Time good It is good until 2025-11-21 02:00:00 UTC.',
    ]);
  });

  it('of the longest life is good, and of a second more is not', async () => {
    expect(await wrong(await signed(claims({ exp: NOW + 14 * 86_400 })))).toEqual([]);
    expect(await wrong(await signed(claims({ exp: NOW + 14 * 86_400 + 1 })))).toEqual([
      'Claims bad exp must be at most 14 days after iat.',
    ]);
  });

  it('that has expired says since when', async () => {
    const token = await signed(claims({ exp: NOW }));
    expect(await wrong(token)).toEqual([
      'Time bad It expired at 2025-11-20 14:00:00 UTC: nobody can join with it any more.',
    ]);
    expect(await wrong(token, { now: NOW * 1_000 - 1 })).not.toContainEqual(expect.stringMatching(/bad/));
  });

  it('that says it was made later than now is odd and not wrong', async () => {
    expect(await wrong(await signed(claims({ iat: NOW + 60 })))).toEqual([
      expect.stringMatching(/^Time note .*a clock is wrong somewhere\.$/),
    ]);
  });

  it('is for another stage, or names this one wrongly', async () => {
    const other = claims({ topic: 'ZzZzZzZzZzZz', resource: stage.arn.replace(stage.id, 'ZzZzZzZzZzZz') });
    expect(await wrong(await signed(other))).toEqual([
      'Stage bad It is for another stage, ZzZzZzZzZzZz: it lets nobody in here.',
    ]);
    expect(await wrong(await signed(claims({ whip_url: 'https://x.test' })))).toEqual([
      `Stage bad whip_url must be ${stage.whip}: it is "https://x.test".`,
    ]);
    expect(await wrong(await signed(), { stage: undefined })).toEqual([
      expect.stringMatching(/^Stage note AWS gives no endpoints/),
    ]);
  });

  it.each([
    ['P-256', 'ES256'],
    ['P-521', 'ES512'],
  ])('on the curve %s is refused for it', async (name, alg) => {
    const { privateKey } = await generateKeyPair(alg);
    expect(await wrong(await signed(claims(), { alg }, privateKey))).toEqual([
      `Header bad alg must be ES384, ECDSA on the curve P-384: it is "${alg}", which is ${name}.`,
      `Signature bad It was signed on the curve ${name}; AWS takes P-384 alone.`,
    ]);
  });

  it('with its signature in DER says what is wanted', async () => {
    const [head = '', body = '', signature = ''] = (await signed()).split('.');
    const numbers = bytesOfBase64url(signature);
    const [r, s] = [numbers.slice(0, 48), numbers.slice(48)].map((number) =>
      derOf(DER.integer, Uint8Array.of(0), number),
    );
    const der = derOf(DER.sequence, r ?? numbers, s ?? numbers);
    expect(await wrong(`${head}.${body}.${base64urlOf(der)}`)).toEqual([
      expect.stringMatching(/^Signature bad It is in the form DER, 104 bytes; ES384 wants/),
    ]);
  });

  it('is held to the keys of the account', async () => {
    const stranger = (await generateKeyPair('ES384')).privateKey;
    expect(await wrong(await signed(claims(), {}, stranger))).toEqual([
      'Signature bad It names the key signer and was not signed with its private half, or was changed since.',
    ]);
    expect(await wrong(await signed(), { keys: [] })).toEqual([
      `Signature bad The public key ${kid} is not in this account and Region: AWS cannot verify the token.`,
    ]);
    expect(await wrong(await signed(), { keys: undefined })).toEqual([
      expect.stringMatching(/^Signature note The public keys of this account could not be loaded/),
    ]);
    expect(await wrong(await signed(claims(), { kid: undefined }))).toEqual([
      'Signature bad kid must be the ARN of a public key: it is not there.',
    ]);
    expect(
      await wrong(await signed(), { keys: [{ arn: kid, name: 'signer', material: undefined }] }),
    ).toEqual(['Signature note It names the key signer, which could not be loaded.']);
  });

  it.each([
    [{ jti: 'a b' }, 'jti must be 1 to 64 letters'],
    [{ jti: undefined }, 'jti is required'],
    [{ version: '0.3' }, 'version must be'],
    [{ capabilities: { allow_publish: 'yes' } }, 'capabilities.allow_publish must be'],
    [{ attributes: { a: 'x'.repeat(1_024) } }, 'attributes must hold at most 1,024 bytes'],
    [{ attributes: { a: 1 } }, 'attributes.a must be'],
    [{ user_id: 'x'.repeat(129) }, 'user_id must have at most 128'],
    [{ iat: undefined }, 'iat is required'],
  ])('with %j is told which claim is wrong', async (changes, said) => {
    expect(await wrong(await signed(claims(changes)))).toContainEqual(
      expect.stringMatching(new RegExp(`^Claims bad ${said}`)),
    );
  });
});

describe('another token', () => {
  const text = (header: object, payload: object) =>
    [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join('.') + '.AAAA';

  it('of AWS stays closed', async () => {
    expect(await found(text({ alg: 'KMS', typ: 'JWT' }, claims()))).toEqual(['of-aws']);
    expect(await found(text({ typ: 'something new' }, {}))).toEqual(['of-aws']);
  });

  it('of a connection is told apart, and so is none at all', async () => {
    const connection = { account_id: '123456789012', region: 'us-east-1', jti: 'x', version: '1.0' };
    expect(await found(text({ alg: 'ES384', typ: 'JWT', kid }, connection))).toEqual(['connection']);
    expect(await found('hello')).toEqual(['no-token']);
  });
});
