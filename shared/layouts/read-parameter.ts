import * as z from 'zod/mini';
import { plainWords } from '../contract/plain-words.ts';
import { GridDraft, PipDraft } from './drafts.ts';
import type { GridMember, LayoutMember, PipMember } from './parameters.ts';

export type ParameterValue = string | number | boolean;

/** What stands in a field, as the API takes it; or which rule it breaks, in words that follow the field's name. */
export type ReadParameter = { value: ParameterValue | undefined } | { problem: string };

const NUMBERS: ReadonlySet<LayoutMember> = new Set(['gridGap', 'pipOffset', 'pipWidth', 'pipHeight']);
const FLAGS: ReadonlySet<LayoutMember> = new Set(['omitStoppedVideo']);
/** As a number is written in JSON, save that a sign and leading noughts do no harm. */
const NUMBER = /^\s*[+-]?\d+(\.\d+)?\s*$/;

/**
 * Reads what somebody typed or chose for a parameter. The rules are those of the drafts, so that the field, the console
 * and AWS refuse the same and for the same reason.
 *
 * @param text as it stands in the field; blank leaves the parameter to AWS's default
 */
export function readParameter(kind: 'grid' | 'pip', member: LayoutMember, text: string): ReadParameter {
  if (text.trim() === '') return { value: undefined };
  const value = valueOf(member, text);
  const schema = kind === 'pip' ? PipDraft.shape[member as PipMember] : GridDraft.shape[member as GridMember];
  const parsed = z.safeParse(schema, value, { error: plainWords });
  if (parsed.success) return { value };
  return { problem: parsed.error.issues[0]?.message ?? 'is not accepted' };
}

/** As JSON has it: what is no number and no flag stays a text, and is then refused as one. */
export function valueOf(member: LayoutMember, text: string): ParameterValue {
  if (NUMBERS.has(member)) return NUMBER.test(text) ? Number(text) : text;
  if (FLAGS.has(member)) return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
