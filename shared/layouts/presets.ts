import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { Canvas } from './canvas.ts';
import { LayoutDraft } from './drafts.ts';
import { KeptBy, KeptName, KeptNote } from './kept-words.ts';

/** An id that the console itself gave. Not among the ids of AWS's things, which the first page loads. */
const LayoutPresetId = z
  .string()
  .check(z.regex(/^lay-[a-f0-9]{16}$/, 'must be the id of a kept layout: lay- and 16 hexadecimal digits'));

/** What a preset keeps: a layout, and the size of the picture that it was made for. */
export const PresetContent = z.strictObject({ layout: LayoutDraft, canvas: Canvas });
export type PresetContent = z.input<typeof PresetContent>;

export const PresetVersion = z.object({
  version: z.int(),
  /** Why it was changed; may be empty. */
  note: z.string(),
  content: PresetContent,
  madeBy: z.string(),
  /** By the console's own clock, as all times here: AWS knows nothing of presets. */
  madeAt: Instant,
});
export type PresetVersion = z.input<typeof PresetVersion>;

/** A layout that somebody keeps by name. The service stores none, so they live in the console alone. */
export const LayoutPreset = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string(),
  /** As its people wrote it: nobody signs in yet. */
  owner: z.string(),
  createdAt: Instant,
  /** When it was last taken to start a composition; absent: never. */
  usedAt: z.optional(Instant),
  latest: PresetVersion,
});
export type LayoutPreset = z.input<typeof LayoutPreset>;

/** With every version, the newest first. */
export const LayoutPresetInFull = z.object({
  ...LayoutPreset.shape,
  versions: z.array(PresetVersion),
});
export type LayoutPresetInFull = z.input<typeof LayoutPresetInFull>;

const preset = { connection: ConnectionId, presetId: LayoutPresetId };

/** Layouts kept by the console, for each connection on its own. */
export const layoutPresets = contract('layouts', {
  list: json({
    path: '/:connection/layouts',
    summary: 'Every kept layout, by name, with its latest version',
    access: 'read',
    params: { connection: ConnectionId },
    output: z.object({ items: z.array(LayoutPreset) }),
  }),
  get: json({
    path: '/:connection/layouts/:presetId',
    summary: 'A kept layout with all its versions',
    access: 'read',
    params: preset,
    output: LayoutPresetInFull,
  }),
  create: json({
    method: 'POST',
    path: '/:connection/layouts',
    summary: 'Keeps a layout under a name',
    access: 'write',
    invalidates: ['layouts.list'],
    params: { connection: ConnectionId },
    body: z.strictObject({
      name: KeptName,
      note: z.optional(KeptNote),
      owner: z.optional(KeptBy),
      content: PresetContent,
    }),
    output: LayoutPresetInFull,
    status: 201,
  }),
  describe: json({
    method: 'PATCH',
    path: '/:connection/layouts/:presetId',
    summary: 'Gives a kept layout another name, note or owner',
    access: 'write',
    invalidates: ['layouts.list', 'layouts.get'],
    params: preset,
    body: z.strictObject({
      name: z.optional(KeptName),
      note: z.optional(KeptNote),
      owner: z.optional(KeptBy),
    }),
    output: LayoutPresetInFull,
  }),
  save: json({
    method: 'POST',
    path: '/:connection/layouts/:presetId/versions',
    summary: 'Keeps a new version of a layout, unless somebody else has done so meanwhile',
    access: 'write',
    invalidates: ['layouts.list', 'layouts.get'],
    params: preset,
    body: z.strictObject({
      /** The version that was changed: with a newer one there, this is a conflict. */
      basedOn: z.int().check(z.minimum(1)),
      note: z.optional(KeptNote),
      madeBy: z.optional(KeptBy),
      content: PresetContent,
    }),
    output: LayoutPresetInFull,
    status: 201,
  }),
  use: json({
    method: 'POST',
    path: '/:connection/layouts/:presetId/uses',
    summary: 'Notes that a kept layout was taken to start a composition',
    access: 'write',
    invalidates: ['layouts.list', 'layouts.get'],
    params: preset,
    output: LayoutPresetInFull,
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/layouts/:presetId',
    summary: 'Deletes a kept layout with all its versions',
    access: 'destroy',
    invalidates: ['layouts.list', 'layouts.get'],
    params: preset,
    output: z.object({ id: z.string() }),
  }),
});
