import * as z from 'zod/mini';

/** An instant: an ISO 8601 string on the wire and in the browser, a `Date` in handlers and in the AWS SDK. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** A whole number in a query string. */
export function wholeNumber(minimum: number, maximum: number) {
  return z.codec(
    z.string().check(z.regex(/^-?\d{1,15}$/, 'must be a whole number')),
    z.int().check(z.minimum(minimum), z.maximum(maximum)),
    {
      decode: Number,
      encode: String,
    },
  );
}

/** `true` or `false` in a query string. */
export const Flag = z.codec(z.enum(['true', 'false']), z.boolean(), {
  decode: (text) => text === 'true',
  encode: (flag) => (flag ? 'true' : 'false'),
});

/**
 * An enumeration of AWS in an answer. The known values are typed; a value that AWS adds later passes through as text
 * and is shown as it is, where a closed enum would turn a whole page into an error.
 */
export function openEnum<const Value extends string>(known: readonly Value[]) {
  const schema: z.ZodMiniType<Value | (string & {}), Value | (string & {})> = z
    .string()
    .register(z.globalRegistry, {
      examples: [...known],
    });
  return schema;
}

/** Tags and attributes: text to text. */
export const TextMap = z.record(z.string(), z.string());
