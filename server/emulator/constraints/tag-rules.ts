import type { OperationInput } from '../wire/operation.ts';
import { type Rule, unless } from './rule.ts';

/*
 * The API Reference sends the reader to "Tag naming limits and requirements" of the Tag Editor guide and adds that the
 * service "has no constraints on tags beyond what is documented there". UNCONFIRMED that the live service enforces them.
 */

/** Tag Editor guide: key names "can't begin with aws:"; other services' pages add: in any upper or lower case. */
const isReserved = (key: string): boolean => key.slice(0, 4).toLowerCase() === 'aws:';

/** Tag Editor guide, of keys and values: letters, numbers, spaces and these signs. */
const ALLOWED = /^[\p{L}\p{N}\p{Z}_.:/=+@-]*$/u;
const ALLOWED_RULE = 'must hold only letters, numbers, spaces and _ . : / = + - @';

export const tagKeysAreFree: Rule<{ tags?: Record<string, string> | undefined }> = ({ tags }) =>
  unless(
    !Object.keys(tags ?? {}).some(isReserved),
    'tags',
    'Map keys must not begin with aws:, which is reserved for AWS',
  );

export const tagsAreSpelledRight: Rule<{ tags?: Record<string, string> | undefined }> = ({ tags }) => [
  ...unless(
    Object.keys(tags ?? {}).every((key) => ALLOWED.test(key)),
    'tags',
    `Map keys ${ALLOWED_RULE}`,
  ),
  ...Object.entries(tags ?? {}).flatMap(([key, value]) =>
    unless(ALLOWED.test(value), `tags.${key}`, `Member ${ALLOWED_RULE}`),
  ),
];

/** Tags that AWS sets cannot be taken away either (Tag Editor guide). */
export const untaggedKeysAreFree: Rule<OperationInput<'UntagResource'>> = ({ tagKeys }) =>
  (tagKeys ?? []).flatMap((key, index) =>
    unless(
      !isReserved(key),
      `tagKeys[${index}]`,
      'Member must not begin with aws:, which is reserved for AWS',
    ),
  );
