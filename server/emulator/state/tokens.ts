import { createHmac, createPublicKey, randomInt, timingSafeEqual, verify } from 'node:crypto';
import { arnOf, parseArn } from './arn.ts';
import { resourceId } from './ids.ts';
import { type Jwt, readJwt, writeJwt } from './jwt.ts';
import { Random } from './random.ts';
import type { Tags } from './resources.ts';
import { stageEndpoints } from './stage-endpoints.ts';
import { apiClaimsSchema, selfSignedClaimsSchema, type TokenClaims } from './token-claims.ts';
import { TokenRefused } from './token-refused.ts';
import type { World } from './world.ts';

export type Capability = 'PUBLISH' | 'SUBSCRIBE';

/**
 * What a participant token lets its bearer be. The token itself is a secret that says all this and proves it, so nothing
 * of it is kept: whoever shows it is believed by its signature.
 */
export interface ParticipantToken {
  origin: 'api' | 'self-signed';
  participantId: string;
  stageId: string;
  /** Empty: none. */
  userId: string;
  attributes: Readonly<Record<string, string>>;
  capabilities: readonly Capability[];
  /** World time, milliseconds since 1970, as `expiresAt`. */
  issuedAt: number;
  expiresAt: number;
  /** What an exchange for another token must leave as it is. */
  fixed: Readonly<Record<'topic' | 'resource' | 'jti' | 'whip_url' | 'events_url', string>>;
}

/** What somebody who asks the API for a token can say. */
export interface TokenWish {
  /** Minutes. */
  duration: number;
  userId: string | undefined;
  attributes: Tags | undefined;
  capabilities: readonly Capability[];
}

export interface MadeToken {
  token: string;
  participantId: string;
  /** World time, milliseconds since 1970, in whole seconds. */
  expiresAt: number;
}

/** As in AWS's samples; the real key lies in AWS's own key management. */
const API_HEADER = { alg: 'KMS', typ: 'JWT' };

/** Another world's tokens are foreign to this one. */
function apiSignature(world: Pick<World, 'accountId'>, signed: string): Buffer {
  const key = `callboard emulator participant token ${world.accountId}`;
  return createHmac('sha384', key).update(signed).digest();
}

/** From the platform's dice: a token leaves no trace in the world, so the world's own would give the same id twice. */
function newParticipantId(): string {
  const LARGEST = 2 ** 32;
  return resourceId(new Random(randomInt(LARGEST) | 0, randomInt(LARGEST) | 0));
}

/** Makes a token as the API does. The stage must exist. */
export function makeToken(world: World, stageId: string, wish: TokenWish): MadeToken {
  const { userId, attributes, capabilities, duration } = wish;
  const { events, whip } = stageEndpoints(world);
  const participantId = newParticipantId();
  const iat = Math.floor(world.clock.now() / 1_000);
  const exp = iat + duration * 60;
  const claims = {
    exp,
    iat,
    jti: participantId,
    ...(userId === undefined ? {} : { user_id: userId }),
    resource: arnOf(world, 'stage', stageId),
    topic: stageId,
    events_url: events,
    whip_url: whip,
    attributes: attributes ?? {},
    capabilities: {
      allow_publish: capabilities.includes('PUBLISH'),
      allow_subscribe: capabilities.includes('SUBSCRIBE'),
    },
    version: '0.3',
  } satisfies TokenClaims;
  const token = writeJwt(API_HEADER, claims, (signed) => apiSignature(world, signed));
  return { token, participantId, expiresAt: exp * 1_000 };
}

/**
 * Reads a token that somebody shows, of either kind, and verifies it: its form, its signature, its claims, its age in
 * the world's time and its stage. Throws `TokenRefused`. Whether its participant has been disconnected is not asked.
 * UNCONFIRMED: which code of the SDK belongs to which of these faults, but for the age.
 */
export function readToken(world: World, text: string): ParticipantToken {
  const jwt = readJwt(text);
  if (!jwt) throw new TokenRefused('TOKEN_MALFORMED', 'The token is no JSON Web Token.');
  const token = jwt.header['alg'] === 'ES384' ? selfSigned(world, jwt) : apiMade(world, jwt);
  if (token.expiresAt <= world.clock.now()) {
    throw new TokenRefused(
      'TOKEN_EXPIRED',
      `The token expired at ${new Date(token.expiresAt).toISOString()}.`,
    );
  }
  if (!world.stage(token.stageId)) {
    throw new TokenRefused('STAGE_DELETED', `There is no stage ${token.stageId} any more.`);
  }
  return token;
}

function apiMade(world: World, { header, claims, signed, signature }: Jwt): ParticipantToken {
  const expected = apiSignature(world, signed);
  const isOurs = signature.length === expected.length && timingSafeEqual(signature, expected);
  if (header['alg'] !== API_HEADER.alg || !isOurs) {
    throw new TokenRefused(
      'TOKEN_MALFORMED',
      'The token was not made by this API and not signed with ES384.',
    );
  }
  return tokenOf('api', apiClaimsSchema.parse(claims));
}

/** A signature in JOSE's form, both numbers one after the other, and not in DER, is what ES384 means in a token. */
function selfSigned(world: World, { header, claims, signed, signature }: Jwt): ParticipantToken {
  const kid = parseArn(typeof header['kid'] === 'string' ? header['kid'] : '');
  if (header['typ'] !== 'JWT' || kid === undefined || kid.kind !== 'public-key') {
    throw new TokenRefused(
      'TOKEN_MALFORMED',
      'The header must have typ "JWT" and the ARN of a public key as kid.',
    );
  }
  const isOfThisRealm = kid.accountId === world.accountId && kid.region === world.region;
  const key = isOfThisRealm ? world.resources.find('public-key', kid.id) : undefined;
  // DeletePublicKey "invalidates future participant tokens generated using the key pair's private key".
  if (!key) throw new TokenRefused('TOKEN_NOT_ALLOWED', 'The public key of the token is not imported.');
  const publicKey = createPublicKey(key.material);
  if (!verify('sha384', Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)) {
    throw new TokenRefused('TOKEN_MALFORMED', 'The signature does not fit the public key.');
  }
  const result = selfSignedClaimsSchema.safeParse(claims);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new TokenRefused('TOKEN_MALFORMED', `The claims are not right: ${problems.join('; ')}`);
  }
  checkPlace(world, result.data);
  return tokenOf('self-signed', result.data);
}

/** All four claims name the same stage of this account, as GetStage describes it. */
function checkPlace(world: World, { resource, topic, events_url, whip_url }: TokenClaims): void {
  const { events, whip } = stageEndpoints(world);
  const right = { resource: arnOf(world, 'stage', topic), events_url: events, whip_url: whip };
  const given = { resource, events_url, whip_url };
  const wrong = (['resource', 'events_url', 'whip_url'] as const).filter(
    (claim) => given[claim] !== right[claim],
  );
  if (wrong.length > 0) {
    const problems = wrong.map((claim) => `${claim}: must be ${right[claim]} for this topic`);
    throw new TokenRefused('TOKEN_MALFORMED', `The claims are not right: ${problems.join('; ')}`);
  }
}

function tokenOf(origin: ParticipantToken['origin'], claims: TokenClaims): ParticipantToken {
  const { jti, topic, resource, whip_url, events_url, capabilities } = claims;
  return {
    origin,
    participantId: jti,
    stageId: topic,
    userId: claims.user_id ?? '',
    attributes: claims.attributes ?? {},
    capabilities: [
      ...(capabilities.allow_publish === true ? (['PUBLISH'] as const) : []),
      ...(capabilities.allow_subscribe === true ? (['SUBSCRIBE'] as const) : []),
    ],
    issuedAt: claims.iat * 1_000,
    expiresAt: claims.exp * 1_000,
    fixed: { topic, resource, jti, whip_url, events_url },
  };
}

/**
 * Makes sure that a participant may replace one token by another (User Guide, "Token Exchange"): only tokens that the
 * customer signs, and only attributes, capabilities, userId and times may differ. Throws `TokenRefused`; the code is
 * UNCONFIRMED, the SDK rejects such an exchange by itself.
 */
export function requireExchangeable(previous: ParticipantToken, next: ParticipantToken): void {
  if (previous.origin !== 'self-signed' || next.origin !== 'self-signed') {
    throw new TokenRefused(
      'TOKEN_NOT_ALLOWED',
      'Only tokens that are signed with an imported key can be exchanged.',
    );
  }
  const claims = Object.keys(previous.fixed) as (keyof ParticipantToken['fixed'])[];
  const changed = claims.filter((claim) => previous.fixed[claim] !== next.fixed[claim]);
  if (changed.length > 0) {
    throw new TokenRefused('TOKEN_NOT_ALLOWED', `An exchange must not change ${changed.join(', ')}.`);
  }
}
