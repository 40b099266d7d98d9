import { PublicKeyArn } from './arns.ts';
import type { SomeInputs } from './constraint-of.ts';
import { required, text } from './constraint.ts';
import { Name } from './names-and-ids.ts';
import { MaxResults, NextToken } from './paging.ts';
import { Tags } from './tags.ts';

/**
 * PEM text with anything around it. The API model writes that as `.*` on either side and `(\r?\n)?` before the second;
 * left out here, where the pattern is not anchored: they admit nothing more, and `.*` in front would take time quadratic
 * in a long line.
 */
const PublicKeyMaterial = text({
  pattern: /-----BEGIN PUBLIC KEY-----\r?\n([a-zA-Z0-9+/=\r\n]+)\r?\n-----END PUBLIC KEY-----/,
  // A P-384 key, as the service wants it; its private half was thrown away.
  example: [
    '-----BEGIN PUBLIC KEY-----',
    'MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEyNz+Lj2MEmEOgkxvfzgUQALYN1+gck5s',
    'Xu1M2ncOnMQO/90dEV/6o3Ry4kK8P7g0anwgpe/lemZD4QqBRi30w1NTNeCPt034',
    'osjimbtKUrUCBTeXFcVLYeiwrb1xOAxj',
    '-----END PUBLIC KEY-----',
    '',
  ].join('\n'),
});

export const PUBLIC_KEY_INPUTS = {
  ImportPublicKey: {
    publicKeyMaterial: required(PublicKeyMaterial),
    name: Name,
    tags: Tags,
  },
  GetPublicKey: {
    arn: required(PublicKeyArn),
  },
  DeletePublicKey: {
    arn: required(PublicKeyArn),
  },
  ListPublicKeys: {
    nextToken: NextToken,
    maxResults: MaxResults,
  },
} satisfies SomeInputs;
