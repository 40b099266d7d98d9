import * as z from 'zod/mini';
import { ResourceName } from '../contract/resource-name.ts';
import { TagsDraft } from '../tags/drafts.ts';

/** As in the API model: PEM text with anything around it. */
const PEM = /-----BEGIN PUBLIC KEY-----\r?\n([a-zA-Z0-9+/=\r\n]+)\r?\n-----END PUBLIC KEY-----/;

/** How the DER of a key on P-384 begins in base64: one with its point in full, one with its point compressed. */
const P384 = /^M[HE]YwEAYHKoZIzj0CAQYFK4EEACID/;

/**
 * The public half of a signing key. AWS takes text around the key, so that a file with both halves would pass its check
 * and hand the private one over: that is refused here.
 */
export const PublicKeyMaterial = z
  .string()
  .check(
    z.refine((text) => !text.includes('PRIVATE KEY'), {
      message: 'must not contain a private key: only the public half is imported',
      abort: true,
    }),
    z.regex(PEM, {
      message:
        'must be a public key in PEM form, from -----BEGIN PUBLIC KEY----- to -----END PUBLIC KEY-----',
      abort: true,
    }),
    // User Guide, "Distribute Tokens": tokens are signed with ES384. INFERENCE: AWS refuses other keys.
    z.refine(
      (text) => P384.test((PEM.exec(text)?.[1] ?? '').replaceAll(/[\r\n]/g, '')),
      'must be an ECDSA key on the curve P-384 (secp384r1)',
    ),
  )
  .register(z.globalRegistry, {
    description: 'An ECDSA public key on the curve P-384 in PEM form; never a private key',
  });

/** A public key to be imported; it can never be changed. */
export const PublicKeyDraft = z.strictObject({
  publicKeyMaterial: PublicKeyMaterial,
  name: z.optional(ResourceName),
  tags: z.optional(TagsDraft),
});
export type PublicKeyDraft = z.input<typeof PublicKeyDraft>;
