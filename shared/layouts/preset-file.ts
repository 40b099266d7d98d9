import * as z from 'zod/mini';
import { PresetContent } from './presets.ts';

/** A kept layout as a file, to be taken from one console to another. */
export const PresetFile = z.strictObject({
  format: z.enum(['callboard-layout-1']),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  note: z.string().check(z.maxLength(500)),
  content: PresetContent,
});
export type PresetFile = z.input<typeof PresetFile>;

/** @returns the text of a file */
export function writePresetFile({ name, note, content }: Omit<PresetFile, 'format'>): string {
  return `${JSON.stringify({ format: 'callboard-layout-1', name, note, content }, null, 2)}\n`;
}

/** Reads such a file, or says in a sentence why it cannot. */
export function readPresetFile(text: string): PresetFile | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'This is not JSON.' };
  }
  const parsed = z.safeParse(PresetFile, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return {
    problem: `This is not a layout of this console: ${where === '' ? 'it' : where} ${issue?.message ?? ''}.`,
  };
}
