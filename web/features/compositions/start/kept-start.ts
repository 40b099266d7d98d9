import * as z from 'zod/mini';
import { newRequestId } from '#web/api/sent-requests.ts';
import { StartForm } from './start-form-state.ts';

/** What of a form survives a reload of its tab. */
const KeptStart = z.object({
  form: StartForm,
  idempotencyToken: z.string(),
  /** It was sent, and nobody knows whether it was started: sent again with the same token it is started once. */
  uncertain: z.boolean(),
});
export type KeptStart = z.infer<typeof KeptStart>;

/** One a connection and address: another layout or another composition to begin with is another form. */
const keyOf = (connection: string, search: string) => `callboard.start-composition.${connection}.${search}`;

/** A form that begins, with a token of its own. */
export function newStart(form: StartForm): KeptStart {
  return { form, idempotencyToken: `callboard-${newRequestId()}`, uncertain: false };
}

/** What this tab has kept; `undefined` where there is nothing, or nothing that can be read. */
export function readStart(connection: string, search: string): KeptStart | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(connection, search));
    const parsed = text === null ? undefined : z.safeParse(KeptStart, JSON.parse(text));
    return parsed?.success ? parsed.data : undefined;
  } catch {
    // Blocked, not JSON, or of an older version: the form begins anew.
    return undefined;
  }
}

export function keepStart(connection: string, search: string, kept: KeptStart): void {
  try {
    sessionStorage.setItem(keyOf(connection, search), JSON.stringify(kept));
  } catch {
    // Storage is blocked or full: the form lasts as long as the page.
  }
}

export function forgetStart(connection: string, search: string): void {
  try {
    sessionStorage.removeItem(keyOf(connection, search));
  } catch {
    // As above.
  }
}
