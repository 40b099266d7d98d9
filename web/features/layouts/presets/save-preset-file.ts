import { writePresetFile } from '#shared/layouts/preset-file.ts';
import type { LayoutPreset } from '#shared/layouts/presets.ts';
import { saveFile } from '#web/components/save-file.ts';

/** Gives a kept layout to the browser as a file, named after it. */
export function savePresetFile({ name, note, latest }: LayoutPreset): void {
  const text = writePresetFile({ name, note, content: latest.content });
  const stem = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'layout';
  saveFile(`${stem}.layout.json`, 'application/json', [text]);
}
