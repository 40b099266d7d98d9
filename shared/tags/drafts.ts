import * as z from 'zod/mini';

/*
 * Tags as they may be written. The API Reference sends the reader to "Tag naming limits and requirements" of the Tag
 * Editor guide; UNCONFIRMED that the live service enforces what stands there.
 */

const SPELLING = /^[\p{L}\p{N}\p{Z}_.:/=+@-]*$/u;
const SPELLING_RULE = 'must hold only letters, digits, spaces and _ . : / = + - @';

/** Other services' pages add: in any upper or lower case. */
const RESERVED = /^(?![aA][wW][sS]:)/;
const RESERVED_RULE = 'must not begin with aws:, which is reserved for AWS';

const TagKey = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(128),
    z.regex(RESERVED, RESERVED_RULE),
    z.regex(SPELLING, SPELLING_RULE),
  );
const TagValue = z.string().check(z.maxLength(256), z.regex(SPELLING, SPELLING_RULE));

const MOST_TAGS = 50;

/** The tags of a new resource, or those to add to one. */
export const TagsDraft = z
  .record(TagKey, TagValue)
  .check(z.refine((tags) => Object.keys(tags).length <= MOST_TAGS, 'must have at most 50 entries'))
  .register(z.globalRegistry, { maxProperties: MOST_TAGS });

/** Tags to add; one with the same key is overwritten. */
export const TagAdditions = z.strictObject({ tags: TagsDraft });

/** Keys of tags to take away. Their spelling is not checked: whatever a resource has, it can lose. */
export const TagRemovals = z.strictObject({
  tagKeys: z
    .array(z.string().check(z.minLength(1), z.maxLength(128), z.regex(RESERVED, RESERVED_RULE)))
    .check(z.maxLength(MOST_TAGS)),
});
