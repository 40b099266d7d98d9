import { useQuery } from '@tanstack/react-query';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { q } from '#web/api/query.ts';
import type { LayoutForm } from './start-form-state.ts';

/** The layout of the chosen preset in the chosen version; undefined while it is not loaded, or where there is none. */
export function usePresetLayout(connection: string, { from, presetId, version }: LayoutForm) {
  const wanted = from === 'preset' && presetId !== '';
  const query = useQuery({ ...q(layoutPresets.get, { connection, presetId }), enabled: wanted });
  if (!wanted || query.data === undefined) return undefined;
  const { latest, versions } = query.data;
  const chosen = version === '' ? latest : versions.find((one) => String(one.version) === version);
  return chosen?.content.layout satisfies LayoutDraft | undefined;
}
