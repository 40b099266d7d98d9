import { z } from 'zod';
import { CHANNEL_OPERATIONS, NEIGHBOUR_OPERATIONS } from './any-operation.ts';
import { AWS_ERROR_NAMES } from './aws-error.ts';
import { ROUTES } from './router.ts';

/**
 * A fault that tests, or a person at the control endpoint, can order for the calls they choose. Rules are looked at in
 * the order they were added: each `latency` that fires adds its wait, each `clock-skew` its milliseconds, and the first
 * rule of any other kind that fires decides how the call ends.
 */

const operationNames = [
  ...ROUTES.map(({ operation }) => operation),
  ...CHANNEL_OPERATIONS,
  ...NEIGHBOUR_OPERATIONS,
];

const DAY = 86_400_000;
const milliseconds = z.number().min(0).max(600_000);
/** Seconds that a `retry-after` header tells the caller to wait. */
const retryAfterSeconds = z.number().int().min(0).max(3_600).optional();

/** What every rule has, whatever its kind. */
const common = {
  /** Given by the emulator when absent. */
  id: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, "_", "." or "-"')
    .optional(),
  operation: z.enum(['*', ...operationNames], 'must be the name of an operation, or "*" for all'),
  /** Only calls whose input has exactly these top-level members. */
  match: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Matching calls that are let through before the rule begins. */
  skip: z.number().int().min(0).optional(),
  /** Calls that the rule hits before it is used up; without it there is no end. */
  times: z.number().int().min(1).optional(),
  /** Chance that a matching call is hit, from the emulator's own seeded dice. */
  probability: z.number().min(0).max(1).optional(),
  /** Dice of the rule's own for `probability`: the same calls are hit whatever other rules there are. */
  seed: z.number().int().optional(),
};

/** For faults that hide the answer: whether the operation was still carried out, so that its caller cannot know. */
const carriedOut = z.boolean().optional();

export const faultRuleSchema = z.discriminatedUnion(
  'kind',
  [
    /** Waits, then goes on. */
    z.strictObject({ ...common, kind: z.literal('latency'), ms: milliseconds }),
    /**
     * The server's clock is so much ahead of the machine's, or behind it: signatures are refused that are more than five
     * minutes off by it, and the `Date` header says it.
     */
    z.strictObject({ ...common, kind: z.literal('clock-skew'), ms: z.number().min(-DAY).max(DAY) }),
    /** The true answer, `bytes` of it every `ms` milliseconds. */
    z.strictObject({
      ...common,
      kind: z.literal('drip'),
      ms: milliseconds,
      bytes: z.number().int().min(1).optional(),
    }),
    /** Never answers; the connection stays open until the caller leaves. */
    z.strictObject({ ...common, kind: z.literal('hang'), carriedOut }),
    /** A bare status without an error's name, as a proxy on the way would send. */
    z.strictObject({
      ...common,
      kind: z.literal('status'),
      status: z.number().int().min(400).max(599),
      message: z.string().optional(),
      retryAfterSeconds,
      carriedOut,
    }),
    /** ThrottlingException, with 429 or the 400 that the common error list says. */
    z.strictObject({
      ...common,
      kind: z.literal('throttle'),
      status: z.union([z.literal(429), z.literal(400)], 'must be 429 or 400').optional(),
      message: z.string().optional(),
      retryAfterSeconds,
    }),
    /** The connection is reset without an answer. */
    z.strictObject({ ...common, kind: z.literal('reset'), carriedOut }),
    /** A page of HTML instead of JSON. */
    z.strictObject({
      ...common,
      kind: z.literal('html'),
      status: z.number().int().min(200).max(599).optional(),
      carriedOut,
    }),
    /** The true answer, cut off after `bytes` of it (half, unless told), and the connection closed. */
    z.strictObject({ ...common, kind: z.literal('truncate'), bytes: z.number().int().min(0).optional() }),
    /** Success with no body. */
    z.strictObject({ ...common, kind: z.literal('empty') }),
    /** Success with a body that is no JSON. */
    z.strictObject({ ...common, kind: z.literal('malformed') }),
    /** Success with JSON whose members have the wrong types. */
    z.strictObject({ ...common, kind: z.literal('wrong-shape') }),
    /** Exactly this body, as a proxy or a broken service would send it; the operation is not carried out. */
    z.strictObject({
      ...common,
      kind: z.literal('body'),
      body: z.string().max(1_000_000),
      status: z.number().int().min(200).max(599).optional(),
      contentType: z.string().max(200).optional(),
    }),
    /** The true answer, made so many bytes longer with blanks, which JSON allows. */
    z.strictObject({
      ...common,
      kind: z.literal('padding'),
      bytes: z.number().int().min(1).max(100_000_000),
    }),
    /** The true page of a list, which says that it is followed by itself. */
    z.strictObject({ ...common, kind: z.literal('repeat-page') }),
    /** The true answer of GetMetricData, in which lines say that they were not read, or not to their end. */
    z
      .strictObject({
        ...common,
        kind: z.literal('metric-status'),
        statusCode: z.enum(
          ['InternalError', 'Forbidden', 'PartialData'],
          'must be InternalError, Forbidden or PartialData',
        ),
        /** Of these metrics; of all unless given. */
        metrics: z.array(z.string().min(1)).min(1).optional(),
      })
      .refine(({ operation }) => operation === 'GetMetricData', {
        path: ['operation'],
        message: 'must be GetMetricData, whose lines have a status each',
      }),
    /** An error of the API, by name. */
    z.strictObject({
      ...common,
      kind: z.literal('error'),
      errorType: z.enum(AWS_ERROR_NAMES, 'must be the name of an AWS error'),
      message: z.string().optional(),
      status: z.number().int().min(400).max(599).optional(),
      carriedOut,
    }),
  ],
  'must be one of the kinds of fault',
);

export type FaultRuleInput = z.input<typeof faultRuleSchema>;
export type FaultRule = z.output<typeof faultRuleSchema> & { id: string };

/** A list of problems with a rule, each naming its member. */
export class InvalidFaultRule extends Error {
  override readonly name = 'InvalidFaultRule';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The fault rule cannot be used: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Checks a rule from outside. Throws `InvalidFaultRule`. */
export const parseFaultRule = (candidate: unknown): z.output<typeof faultRuleSchema> => {
  const result = faultRuleSchema.safeParse(candidate);
  if (result.success) return result.data;
  throw new InvalidFaultRule(
    result.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'rule' : path.join('.')}: ${message}`,
    ),
  );
};
