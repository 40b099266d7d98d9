import * as z from 'zod/mini';
import { ResourceName } from '../contract/resource-name.ts';
import { TagsDraft } from '../tags/drafts.ts';

/** A storage configuration to be created; it can never be changed. AWS edits the policy of the bucket. */
export const StorageConfigurationDraft = z.strictObject({
  name: z.optional(ResourceName),
  s3: z.strictObject({
    bucketName: z
      .string()
      .check(
        z.minLength(3),
        z.maxLength(63),
        z.regex(/^[a-z0-9.-]*$/, 'must hold only lower-case letters, digits, hyphens and full stops'),
      ),
  }),
  tags: z.optional(TagsDraft),
});
export type StorageConfigurationDraft = z.input<typeof StorageConfigurationDraft>;
