import { resourceId, uuid } from '../state/ids.ts';
import { fingerprintOf } from '../state/public-key.ts';
import type { PublicKeyRecord, Tags } from '../state/resources.ts';
import type { Setting } from './setting.ts';

/**
 * Three P-384 public keys, made once with `openssl ecparam -name secp384r1 -genkey`; their private halves are gone.
 * Keys cannot be derived from a seed: the platform generates them from its own randomness only.
 */
const MATERIAL = [
  [
    '-----BEGIN PUBLIC KEY-----',
    'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEzNbkjSjw0A9R5dW82cy+QCf886+YT7qd',
    'P6vC8+96KLWCe8J/7cTkwhqQgCMD6jAreER0GmTwo5ICzQBQS5ML8NR1mg/uu2A8',
    'OUGnKrbZvZNMs58CZdQ1MgSlz+gaaUiA',
    '-----END PUBLIC KEY-----',
  ],
  [
    '-----BEGIN PUBLIC KEY-----',
    'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEd6BeokMuA3q4TB1pwb9LJErcEmzhHyj4',
    't5dDdKwaCquiuNASqbNDqCbI/Y7Motu3xtXbx53NutWqBmBvefLHoYNH+5ov33OT',
    '8DGDrzZK1IS3ZPZhhPSppcWQgsw6txOl',
    '-----END PUBLIC KEY-----',
  ],
  [
    '-----BEGIN PUBLIC KEY-----',
    'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEVRLETAaBzz9aLZ/hHRLnMdKWp8QqIJsW',
    'zzBu8lQqzBZOf22lR2UpBKHMnWVvaICaaoAWjozbQBUaQWvOALoPIEq5DIa/7SkO',
    'r4YIyIKovw5yq426t8PE+gi63PbtbhlX',
    '-----END PUBLIC KEY-----',
  ],
] as const;

const TAGS: readonly Tags[] = [{ env: 'prod', team: 'platform' }, {}, {}];
const NAMES = ['token-signing-2026', 'token-signing-staging', ''] as const;

/** As many as a Region may have: three. One has a UUID for its id, as one of AWS's samples. */
export function publicKeys({ seed }: Setting): PublicKeyRecord[] {
  return MATERIAL.map((lines, index) => {
    const random = seed.at('public-key', index).random();
    const material = `${lines.join('\n')}\n`;
    return {
      id: index === 1 ? uuid(random) : resourceId(random),
      name: NAMES[index] ?? '',
      material,
      fingerprint: fingerprintOf(material),
      tags: TAGS[index] ?? {},
    };
  });
}
