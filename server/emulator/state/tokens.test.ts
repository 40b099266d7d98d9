import { createHmac, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { claimsFor, newSigningKey, signToken } from '../testing/signed-token.ts';
import { CAMPAIGN_SCALE, START, worldAt } from '../testing/worlds.ts';
import { readJwt, writeJwt } from './jwt.ts';
import { readToken, requireExchangeable } from './tokens.ts';
import { TokenRefused } from './token-refused.ts';

const HOUR = 3_600_000;

const world = worldAt('empty');
const api = apiOf(world);
const stageArn = api.CreateStage({ name: 'room' }).stage?.arn ?? '';
const stageId = stageArn.split('/')[1] ?? '';
const key = newSigningKey();
const keyArn = api.ImportPublicKey({ publicKeyMaterial: key.pem }).publicKey?.arn ?? '';

const refused = (text: string, where = world): { code: string; message: string } => {
  try {
    readToken(where, text);
  } catch (error) {
    if (error instanceof TokenRefused) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('the token was taken');
};

const made = (wish: object = {}) => api.CreateParticipantToken({ stageArn, ...wish }).participantToken ?? {};
const claims = (changes: object = {}) => ({ ...claimsFor(world, stageId, 'guest-1'), ...changes });
const signed = (changes: object = {}, header: object = {}) => signToken(key, keyArn, claims(changes), header);

describe('a token that the API makes', () => {
  it('says and proves who its bearer is', () => {
    const attributes = { role: 'host', größe: '🎬', ['__proto__']: 'x' };
    const { token = '', participantId } = made({
      userId: 'ana',
      attributes,
      capabilities: ['SUBSCRIBE'],
      duration: 60,
    });
    expect(readToken(world, token)).toEqual({
      origin: 'api',
      participantId,
      stageId,
      userId: 'ana',
      attributes,
      capabilities: ['SUBSCRIBE'],
      issuedAt: START,
      expiresAt: START + HOUR,
      fixed: expect.objectContaining({ jti: participantId, topic: stageId, resource: stageArn }),
    });
  });

  it('looks as AWS’s samples do', () => {
    const jwt = readJwt(made().token ?? '');
    expect(jwt?.header).toEqual({ alg: 'KMS', typ: 'JWT' });
    expect(jwt?.claims).toEqual({
      exp: START / 1_000 + 720 * 60,
      iat: START / 1_000,
      jti: expect.stringMatching(/^[A-Za-z0-9]{12}$/),
      resource: stageArn,
      topic: stageId,
      events_url: 'wss://global.events.live-video.net',
      whip_url: expect.stringMatching(/^https:\/\/[0-9a-f]{12}\.global-bm\.whip\.live-video\.net$/),
      attributes: {},
      capabilities: { allow_publish: true, allow_subscribe: true },
      version: '0.3',
    });
  });

  it('is another participant each time', () => {
    const ids = Array.from({ length: 200 }, () => made().participantId);
    expect(new Set(ids).size).toBe(200);
  });

  it('leaves no trace in the world', () => {
    const before = world.ledger.entries.length;
    const { token = '' } = made();
    expect(world.ledger.entries).toHaveLength(before);
    expect(JSON.stringify(world.ledger.entries)).not.toContain(token.split('.')[2]);
  });

  it('ends when its time is over, by the world’s clock', () => {
    const moving = worldAt('empty');
    const own = apiOf(moving);
    const { stage } = own.CreateStage({});
    const { participantToken } = own.CreateParticipantToken({ stageArn: stage?.arn, duration: 1 });
    const token = participantToken?.token ?? '';
    expect(participantToken?.expirationTime).toEqual(new Date(START + 60_000));
    moving.setNow(START + 59_999);
    expect(readToken(moving, token).expiresAt).toBe(START + 60_000);
    moving.setNow(START + 60_000);
    expect(refused(token, moving).code).toBe('TOKEN_EXPIRED');
  });

  it('ends with its stage, and is foreign to another world', () => {
    const moving = worldAt('empty');
    const own = apiOf(moving);
    const arn = own.CreateStage({}).stage?.arn;
    const token = own.CreateParticipantToken({ stageArn: arn }).participantToken?.token ?? '';
    own.DeleteStage({ arn });
    expect(refused(token, moving).code).toBe('STAGE_DELETED');
    expect(refused(token, worldAt('empty', 2)).code).toBe('TOKEN_MALFORMED');
  });

  it('survives a restart', () => {
    const { token = '', participantId } = made();
    const again = worldAt('empty', 1, START, { ledger: world.ledger });
    expect(readToken(again, token).participantId).toBe(participantId);
  });

  it('cannot be changed, not by a single character', () => {
    const { token = '' } = made({ attributes: { role: 'viewer' } });
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.='.split('')), (at, character) => {
        // The last character of a base64url part can hold bits that mean nothing.
        fc.pre(token[at] !== character && token[at + 1] !== '.' && at !== token.length - 1);
        expect(refused(token.slice(0, at) + character + token.slice(at + 1)).code).toBe('TOKEN_MALFORMED');
      }),
      { seed: 1, numRuns: 200 * CAMPAIGN_SCALE },
    );
  });
});

describe('a token that the customer signs', () => {
  it('says and proves who its bearer is', () => {
    expect(readToken(world, signed())).toEqual({
      origin: 'self-signed',
      participantId: 'guest-1',
      stageId,
      userId: 'ana',
      attributes: { role: 'guest' },
      capabilities: ['PUBLISH', 'SUBSCRIBE'],
      issuedAt: START,
      expiresAt: START + HOUR,
      fixed: expect.objectContaining({ jti: 'guest-1' }),
    });
  });

  it('may leave out what is optional', () => {
    const { user_id: _userId, attributes: _attributes, ...rest } = claims() as Record<string, unknown>;
    const token = signToken(key, keyArn, { ...rest, capabilities: { allow_subscribe: true }, beyond: 1 });
    expect(readToken(world, token)).toMatchObject({
      userId: '',
      attributes: {},
      capabilities: ['SUBSCRIBE'],
    });
  });

  it('lasts 14 days at most', () => {
    const iat = START / 1_000;
    expect(readToken(world, signed({ exp: iat + 14 * 86_400 })).expiresAt).toBe(START + 14 * 24 * HOUR);
    expect(refused(signed({ exp: iat + 14 * 86_400 + 1 }))).toEqual({
      code: 'TOKEN_MALFORMED',
      message: 'The claims are not right: exp: must be at most 14 days after iat',
    });
    expect(refused(signed({ iat: iat - 100, exp: iat })).code).toBe('TOKEN_EXPIRED');
  });

  it.each([
    ['exp', undefined],
    ['exp', '1'],
    ['exp', 1.5],
    ['iat', undefined],
    ['jti', undefined],
    ['jti', ''],
    ['jti', 'a b'],
    ['jti', 'x'.repeat(65)],
    ['user_id', 7],
    ['user_id', 'x'.repeat(129)],
    ['resource', undefined],
    ['resource', 'arn:aws:ivs:us-east-1:111111111111:stage/AbCdEfGh1234'],
    ['topic', undefined],
    ['topic', 'AbCdEfGh1234'],
    ['events_url', undefined],
    ['events_url', 'wss://elsewhere.example'],
    ['whip_url', undefined],
    ['whip_url', 'https://elsewhere.example'],
    ['capabilities', undefined],
    ['capabilities', ['PUBLISH']],
    ['capabilities', { allow_publish: 'yes' }],
    ['attributes', { role: 1 }],
    ['attributes', { role: 'x'.repeat(1_021) }],
    ['version', undefined],
    ['version', '0.3'],
    ['version', 1],
  ])('is refused when its claim %s is %j', (claim, value) => {
    const { code, message } = refused(signed({ [claim]: value }));
    expect(code).toBe('TOKEN_MALFORMED');
    expect(message).toContain(claim === 'topic' && value !== undefined ? 'resource' : claim);
  });

  it.each([
    ['another algorithm', { alg: 'HS256' }],
    ['no algorithm', { alg: 'none' }],
    ['the API’s own algorithm', { alg: 'KMS' }],
    ['another type', { typ: 'JOSE' }],
    ['no key', { kid: undefined }],
    ['a stage for its key', { kid: stageArn }],
  ])('is refused when its header names %s', (_what, header) => {
    expect(refused(signed({}, header)).code).toBe('TOKEN_MALFORMED');
  });

  it('is refused with a signature of another key, in another form, or by the public key as a secret', () => {
    const header = { alg: 'ES384', typ: 'JWT', kid: keyArn };
    expect(refused(signToken(newSigningKey(), keyArn, claims())).code).toBe('TOKEN_MALFORMED');
    const der = writeJwt(header, claims(), (text) => sign('sha384', Buffer.from(text), key.privateKey));
    expect(refused(der).code).toBe('TOKEN_MALFORMED');
    const symmetric = writeJwt({ ...header, alg: 'HS384' }, claims(), (text) =>
      createHmac('sha384', key.pem).update(text).digest(),
    );
    expect(refused(symmetric).code).toBe('TOKEN_MALFORMED');
  });

  it('is refused while its key is not imported', () => {
    const moving = worldAt('empty');
    const own = apiOf(moving);
    const arn = own.CreateStage({}).stage?.arn ?? '';
    const ownKey = own.ImportPublicKey({ publicKeyMaterial: key.pem }).publicKey?.arn ?? '';
    const token = signToken(key, ownKey, claimsFor(moving, arn.split('/')[1] ?? '', 'p'));
    expect(readToken(moving, token).participantId).toBe('p');
    own.DeletePublicKey({ arn: ownKey });
    expect(refused(token, moving).code).toBe('TOKEN_NOT_ALLOWED');
    const elsewhere = ownKey.replace('us-east-1', 'eu-west-1');
    expect(refused(signToken(key, elsewhere, claims())).code).toBe('TOKEN_NOT_ALLOWED');
  });
});

describe('text that is no token', () => {
  it('is refused whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.base64String(), { maxLength: 4 }).map((parts) => parts.join('.')),
          fc
            .tuple(fc.jsonValue(), fc.jsonValue())
            .map((parts) =>
              [...parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), 'AA'].join(
                '.',
              ),
            ),
        ),
        (text) => {
          expect(refused(text).code).toBe('TOKEN_MALFORMED');
        },
      ),
      { seed: 1, numRuns: 200 * CAMPAIGN_SCALE },
    );
  });
});

describe('an exchange', () => {
  const exchange = (previous: string, next: string) => () =>
    requireExchangeable(readToken(world, previous), readToken(world, next));

  it('may change capabilities, attributes, user and times', () => {
    const next = signed({
      capabilities: { allow_subscribe: true },
      attributes: { role: 'host' },
      user_id: 'bo',
      iat: START / 1_000 - 5,
      exp: START / 1_000 + 60,
    });
    expect(exchange(signed(), next)).not.toThrow();
  });

  it('must not make another participant or lead to another stage', () => {
    expect(exchange(signed(), signed({ jti: 'guest-2' }))).toThrow('An exchange must not change jti.');
    const other = (api.CreateStage({}).stage?.arn ?? '').split('/')[1] ?? '';
    const elsewhere = signToken(key, keyArn, claimsFor(world, other, 'guest-1'));
    expect(exchange(signed(), elsewhere)).toThrow('An exchange must not change topic, resource.');
  });

  it('works with self-signed tokens only', () => {
    const { token = '' } = made();
    for (const pair of [
      [token, token],
      [token, signed()],
      [signed(), token],
    ] as const) {
      expect(exchange(...pair)).toThrow('Only tokens that are signed with an imported key can be exchanged.');
    }
  });
});
