import * as z from 'zod/mini';
import { LayoutDraft } from '#shared/layouts/drafts.ts';

/** Reads the text of a layout, or says in a sentence which field breaks which rule. */
export function readLayout(text: string): { layout: LayoutDraft } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'This is not JSON.' };
  }
  const parsed = z.safeParse(LayoutDraft, value);
  if (parsed.success) return { layout: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return { problem: `${where === '' ? 'The layout' : where}: ${issue?.message ?? 'is not right'}` };
}

/** A layout as text, as one would write it. */
export const layoutText = (layout: LayoutDraft): string => JSON.stringify(layout, null, 2);

type Value = string | number | boolean | undefined;

/**
 * A layout with one parameter set otherwise; a value of `undefined` leaves it to AWS's default. What is typed as a number
 * and is none is kept as it was typed, so that the check can say so.
 */
export function withMember(
  layout: LayoutDraft,
  kind: 'grid' | 'pip',
  member: string,
  value: Value,
): LayoutDraft {
  const { [member]: _before, ...others } = { ...layout[kind] } as Record<string, Value>;
  return { [kind]: value === undefined ? others : { ...others, [member]: value } };
}

/** What a field of pixels holds, as a number where it is one. */
export function pixels(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^-?\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/**
 * The layout of a running composition as somebody would ask for it again.
 * @param layout as AWS echoes it: unset texts are empty there, and a fill mode that is one would be refused
 */
export function draftOf(layout: { grid?: object; pip?: object } | null | undefined): LayoutDraft {
  const set = (given: object) =>
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  if (layout?.pip) return { pip: set(layout.pip) };
  return { grid: set(layout?.grid ?? {}) };
}
