/**
 * What a field for a number holds, as a draft has it: nothing for an empty field, and for what is no number something that
 * no schema takes for one.
 */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** A name that was left empty is none. */
export function textOf(text: string): string | undefined {
  return text === '' ? undefined : text;
}
