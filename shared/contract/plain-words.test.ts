import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Instant, wholeNumber } from './codecs.ts';
import { plainWords } from './plain-words.ts';

function said(schema: z.core.$ZodType, value: unknown): string[] {
  const result = z.safeParse(schema, value, { error: plainWords });
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}

const Text = z.string().check(z.minLength(1), z.maxLength(4));

describe('the words for a broken rule', () => {
  it.each([
    ['a missing value', z.string(), undefined, 'is required'],
    ['text instead of a number', z.number(), 'x', 'must be a number'],
    ['a number instead of text', z.string(), 1, 'must be text'],
    ['text instead of a list', z.array(z.string()), 'x', 'must be a list'],
    ['text instead of true or false', z.boolean(), 'x', 'must be true or false'],
    ['a list instead of an object', z.object({}), [], 'must be an object'],
    ['an invalid date', z.date(), new Date(Number.NaN), 'must be a valid date'],
    ['empty text', Text, '', 'must not be empty'],
    ['too long text', Text, '12345', 'must have at most 4 characters'],
    ['too short text', z.string().check(z.minLength(3)), 'a', 'must have at least 3 characters'],
    ['one character', z.string().check(z.maxLength(1)), 'ab', 'must have at most 1 character'],
    ['an empty list', z.array(z.string()).check(z.minLength(1)), [], 'must have at least 1 entry'],
    ['a long list', z.array(z.string()).check(z.maxLength(2)), ['', '', ''], 'must have at most 2 entries'],
    ['a number too small', wholeNumber(1, 100), '0', 'must be at least 1'],
    ['a number too large', wholeNumber(1, 100), '101', 'must be at most 100'],
    ['a number at an open bound', z.number().check(z.gt(0)), 0, 'must be more than 0'],
    ['a number below an open bound', z.number().check(z.lt(5)), 5, 'must be less than 5'],
    ['a fraction', z.int(), 1.5, 'must be a whole number'],
    ['a step', z.number().check(z.multipleOf(2)), 3, 'must be a multiple of 2'],
    ['an unknown choice', z.enum(['on', 'off']), 'maybe', 'must be one of on, off'],
    ['a fixed value', z.literal(1), 2, 'must be 1'],
    ['no instant', Instant, 'yesterday', 'must be a date and time such as 2026-11-20T14:00:00Z'],
    ['another form', z.string().check(z.regex(/^a$/)), 'b', 'is not in the expected form'],
    ['an unknown key', z.strictObject({}), { x: 1 }, 'has fields that are not known here: x'],
    ['no form of several', z.union([z.string(), z.number()]), true, 'has none of the accepted forms'],
    ['a wrong key', z.record(z.enum(['a']), z.string()), { b: '' }, 'is required'],
    ['a rule of its own', z.number().check(z.refine(() => false)), 1, 'is not accepted'],
  ] as const)('%s', (_name, schema, value, words) => {
    expect(said(schema, value)).toContain(words);
  });

  it('leave the message that a schema carries itself', () => {
    expect(said(z.string().check(z.regex(/^a$/, 'must be an a')), 'b')).toEqual(['must be an a']);
  });
});
