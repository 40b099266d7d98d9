import { writePresetFile } from '#shared/layouts/preset-file.ts';
import type { LayoutPreset } from '#shared/layouts/presets.ts';

/** Gives a kept layout to the browser as a file, named after it. */
export function savePresetFile({ name, note, latest }: LayoutPreset): void {
  const text = writePresetFile({ name, note, content: latest.content });
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'layout'}.layout.json`;
  link.click();
  URL.revokeObjectURL(url);
}
