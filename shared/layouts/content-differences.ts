import type { LayoutDraft } from './drafts.ts';
import { GRID_PARAMETERS, PIP_PARAMETERS } from './parameters.ts';
import type { PresetContent } from './presets.ts';

type Value = string | number | boolean | undefined;

/** One thing in which two kept layouts differ; `undefined` where one of them does not set it. */
export interface Difference {
  /** As the API calls it; `kind` and `canvas` are the console's own. */
  member: string;
  label: string;
  before: Value;
  after: Value;
}

const kindOf = ({ pip }: LayoutDraft) => (pip ? 'picture-in-picture' : 'grid');
const valuesOf = ({ grid, pip }: LayoutDraft): Record<string, Value> => ({ ...grid, ...pip });
const sizeOf = ({ width, height }: PresetContent['canvas']) => `${width} × ${height}`;

/** In what two kept layouts differ, by what was set and not by what AWS makes of it. */
export function differencesOf(before: PresetContent, after: PresetContent): Difference[] {
  const [old, young] = [valuesOf(before.layout), valuesOf(after.layout)];
  const words: Record<string, { label: string }> = { ...GRID_PARAMETERS, ...PIP_PARAMETERS };
  const all: Difference[] = [
    { member: 'kind', label: 'Kind of layout', before: kindOf(before.layout), after: kindOf(after.layout) },
    {
      member: 'canvas',
      label: 'Size of the picture',
      before: sizeOf(before.canvas),
      after: sizeOf(after.canvas),
    },
    ...Object.entries(words).map(([member, { label }]) => ({
      member,
      label,
      before: old[member],
      after: young[member],
    })),
  ];
  return all.filter((difference) => difference.before !== difference.after);
}

/** Whether two kept layouts set the same. */
export const sameContent = (one: PresetContent, other: PresetContent): boolean =>
  differencesOf(one, other).length === 0;
