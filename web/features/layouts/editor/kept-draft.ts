import * as z from 'zod/mini';
import { Canvas } from '#shared/layouts/canvas.ts';
import { GridDraft, PipDraft } from '#shared/layouts/drafts.ts';
import type { EditorState } from './model.ts';
import { ScenarioContent } from '#shared/layouts/scenarios.ts';
import { SCENARIOS } from './scenarios.ts';

const Named = z.object({ arn: z.string(), name: z.string() });

const KeptState = z.object({
  kind: z.enum(['grid', 'pip']),
  grid: GridDraft,
  pip: PipDraft,
  canvas: Canvas,
  encoder: z.optional(Named),
  scenario: ScenarioContent,
  live: z.optional(Named),
});

/** What of an editor survives a reload, with the version of the preset that it began with. */
const KeptDraft = z.object({ state: KeptState, basedOn: z.optional(z.int()) });
export interface KeptDraft {
  state: EditorState;
  basedOn: number | undefined;
}

const [first] = SCENARIOS;

/** Where an editor begins: a plain grid with six people. */
export const FRESH: EditorState = {
  kind: 'grid',
  grid: {},
  pip: {},
  canvas: { width: 1280, height: 720 },
  encoder: undefined,
  people: first?.people ?? [],
  shown: first?.people.length ?? 0,
  live: undefined,
};

const keyOf = (connection: string, preset: string | undefined) =>
  `callboard.layouts.${connection}.${preset ?? 'new'}`;

/** What was kept in this browser; `undefined` where nothing is, or nothing that can be read. */
export function readDraft(connection: string, preset: string | undefined): KeptDraft | undefined {
  try {
    const text = localStorage.getItem(keyOf(connection, preset));
    const parsed = text === null ? undefined : z.safeParse(KeptDraft, JSON.parse(text));
    if (!parsed?.success) return undefined;
    const { scenario, ...state } = parsed.data.state;
    const { encoder, live } = state;
    return { state: { ...state, ...scenario, encoder, live }, basedOn: parsed.data.basedOn };
  } catch {
    // Blocked, not JSON, or of an older version: the editor begins anew.
    return undefined;
  }
}

export function keepDraft(connection: string, preset: string | undefined, draft: KeptDraft): void {
  const { people, shown, ...state } = draft.state;
  const kept = { state: { ...state, scenario: { people, shown } }, basedOn: draft.basedOn };
  try {
    localStorage.setItem(keyOf(connection, preset), JSON.stringify(kept));
  } catch {
    // Storage is blocked or full: the draft lasts as long as the page.
  }
}

export function forgetDraft(connection: string, preset: string | undefined): void {
  try {
    localStorage.removeItem(keyOf(connection, preset));
  } catch {
    // As above.
  }
}
