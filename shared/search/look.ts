import * as z from 'zod/mini';

const text = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^[^\0]*$/, 'must not have a null character'));
const InstantText = z.iso.datetime({ offset: true });

/** Who is looked for in AWS itself, and where. A user id has to be whole: AWS compares all of it. */
export const LookFor = {
  user: z.optional(text(128)),
  participant: z.optional(z.string().check(z.regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must be a participant id'))),
  /** Any part of a stage's name, or its whole id. */
  stage: z.optional(text(128)),
  /** `key` or `key=value`. */
  tag: z.optional(text(400)),
  /** Only in sessions that went on at any moment between the two. */
  from: z.optional(InstantText),
  to: z.optional(InstantText),
};

/** What looking will take, as far as it is known which stages and sessions there are. */
export const LookEstimate = z.object({
  stages: z.int(),
  /** Sessions that would be asked. */
  sessions: z.int(),
  /** Sessions whose people are all indexed: search finds them, AWS is not asked again. */
  indexed: z.int(),
  /** Calls of AWS. */
  calls: z.int(),
  /** At the present share of AWS's rates; absent while that is not known. */
  seconds: z.optional(z.int()),
});
export type LookEstimate = z.infer<typeof LookEstimate>;

/** The kind of the job. */
export const LOOK_IN_AWS = 'look-in-aws';
