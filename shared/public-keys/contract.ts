import * as z from 'zod/mini';
import { TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';

export const PublicKeySummary = z.object({
  arn: z.optional(z.string()),
  name: z.optional(z.string()),
  tags: z.optional(TextMap),
});
export type PublicKeySummary = z.input<typeof PublicKeySummary>;

export const PublicKey = z.object({
  ...PublicKeySummary.shape,
  /** PEM. Public: it only verifies participant tokens. */
  publicKeyMaterial: z.optional(z.string()),
  fingerprint: z.optional(z.string()),
});
export type PublicKey = z.input<typeof PublicKey>;

export const publicKeys = contract('publicKeys', {
  list: json({
    path: '/:connection/public-keys',
    summary: 'One page of the public keys',
    access: 'read',
    aws: ['ListPublicKeys'],
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(PublicKeySummary),
  }),
  get: json({
    path: '/:connection/public-keys/:publicKeyId',
    summary: 'One public key with its material and fingerprint',
    access: 'read',
    aws: ['GetPublicKey'],
    params: { connection: ConnectionId, publicKeyId: ResourceId },
    output: snapshot(PublicKey),
  }),
});
