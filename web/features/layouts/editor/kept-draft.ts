import * as z from 'zod/mini';
import { Canvas } from '#shared/layouts/canvas.ts';
import { GridDraft, PipDraft } from '#shared/layouts/drafts.ts';
import type { EditorState } from './model.ts';
import { MOST_PEOPLE, SCENARIOS } from './scenarios.ts';

const Side = z.int().check(z.minimum(1), z.maximum(8192));
const KeptPerson = z.object({
  id: z.string(),
  name: z.string(),
  attributes: z.record(z.string(), z.string()),
  arrivedAt: z.number(),
  video: z.enum(['on', 'stopped', 'none']),
  source: z.object({ width: Side, height: Side }),
  isScreen: z.optional(z.boolean()),
});

const KeptState = z.object({
  kind: z.enum(['grid', 'pip']),
  grid: GridDraft,
  pip: PipDraft,
  canvas: Canvas,
  people: z.array(KeptPerson).check(z.maxLength(MOST_PEOPLE)),
  shown: z.int().check(z.minimum(0), z.maximum(MOST_PEOPLE)),
  live: z.optional(z.object({ arn: z.string(), name: z.string() })),
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
    const { state, basedOn } = parsed.data;
    return { state: { ...state, live: state.live }, basedOn };
  } catch {
    // Blocked, not JSON, or of an older version: the editor begins anew.
    return undefined;
  }
}

export function keepDraft(connection: string, preset: string | undefined, draft: KeptDraft): void {
  try {
    localStorage.setItem(keyOf(connection, preset), JSON.stringify(draft));
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
