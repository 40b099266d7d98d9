import * as z from 'zod/mini';

/** Short ids, as they stand in URLs. Patterns follow the API model's ARN and id members. */

/** A connection is one AWS account and Region (or the emulator) under a name of the operator's choosing. */
export const ConnectionId = z
  .string()
  .check(
    z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be a connection id: lower-case letters, digits and hyphens'),
  );

/** The last part of an ARN: 12 alphanumerics for most resources, a UUID for some public keys. */
export const ResourceId = z
  .string()
  .check(z.regex(/^[a-zA-Z0-9-]{1,64}$/, 'must be a resource id: letters, digits and hyphens, at most 64'));

/** As `ResourceId`; empty for no resource, where AWS takes an empty ARN. */
export const ResourceIdOrNone = z
  .string()
  .check(
    z.regex(
      /^[a-zA-Z0-9-]{0,64}$/,
      'must be a resource id: letters, digits and hyphens, at most 64; or empty for none',
    ),
  );

export const SessionId = z
  .string()
  .check(z.regex(/^st-[a-zA-Z0-9]{13}$/, 'must be a session id: st- and 13 letters or digits'));

export const ParticipantId = z
  .string()
  .check(z.regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must be a participant id: letters, digits, - and _, at most 64'));

/** Work of the server: an id that the console itself gave. */
export const JobId = z
  .string()
  .check(z.regex(/^job-[a-f0-9]{16}$/, 'must be a job id: job- and 16 hexadecimal digits'));

/** The kinds of resource that have an ARN of their own, as AWS writes them there. */
export const RESOURCE_KINDS = [
  'stage',
  'composition',
  'encoder-configuration',
  'storage-configuration',
  'ingest-configuration',
  'public-key',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
export const ResourceKind = z.enum(RESOURCE_KINDS);

/** `arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl` gives `AbCdEfGhIjKl`; text that is no ARN is given back as it is. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
