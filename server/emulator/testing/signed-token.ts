import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { arnOf } from '../state/arn.ts';
import { writeJwt } from '../state/jwt.ts';
import { stageEndpoints } from '../state/stage-endpoints.ts';
import type { World } from '../state/world.ts';

/** A customer's key pair, of which the public half can be imported. */
export interface SigningKey {
  privateKey: KeyObject;
  pem: string;
}

export function newSigningKey(namedCurve = 'P-384'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return { privateKey, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** The claims of a token for a stage as the User Guide has them, good for an hour. */
export function claimsFor(world: World, stageId: string, participantId: string): Record<string, unknown> {
  const { events, whip } = stageEndpoints(world);
  const iat = Math.floor(world.clock.now() / 1_000);
  return {
    exp: iat + 3_600,
    iat,
    jti: participantId,
    user_id: 'ana',
    resource: arnOf(world, 'stage', stageId),
    topic: stageId,
    events_url: events,
    whip_url: whip,
    capabilities: { allow_publish: true, allow_subscribe: true },
    attributes: { role: 'guest' },
    version: '1.0',
  };
}

/** Signs a token as a customer would, with ES384. */
export function signToken(
  { privateKey }: SigningKey,
  keyArn: string,
  claims: object,
  header: object = {},
): string {
  return writeJwt({ alg: 'ES384', typ: 'JWT', kid: keyArn, ...header }, claims, (signed) =>
    sign('sha384', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  );
}
