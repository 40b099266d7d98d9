import type { LayoutConfiguration } from '#shared/layouts/layout.ts';
import { GRID_PARAMETERS, type ParameterWords, PIP_PARAMETERS } from '#shared/layouts/parameters.ts';

type Grid = NonNullable<LayoutConfiguration['grid']>;
type Pip = NonNullable<LayoutConfiguration['pip']>;
type Value = string | number | boolean;

/** One parameter of a layout: what AWS echoes, what it would be if nobody had set it, and what it does. */
export interface LayoutParameter {
  /** As the API calls it. */
  member: string;
  label: string;
  /** `undefined`: the answer has no such member. */
  echoed: Value | undefined;
  /** `undefined`: unset, which is a behaviour of its own. */
  byDefault: Value | undefined;
  /** Whether somebody chose something else than the default. */
  differs: boolean;
  meaning: string;
}

/** AWS writes an unset text as an empty one or leaves it out: both mean the same. */
function isUnset(value: Value | undefined): boolean {
  return value === undefined || value === '';
}

function differs(echoed: Value | undefined, byDefault: Value | undefined): boolean {
  return !isUnset(echoed) && echoed !== byDefault;
}

function parameters<Layout extends object>(
  rules: Record<keyof Layout & string, ParameterWords>,
  layout: Layout,
): LayoutParameter[] {
  return (Object.entries(rules) as [keyof Layout & string, ParameterWords][]).map(([member, words]) => {
    const { label, byDefault, meaning } = words;
    const echoed = layout[member] as Value | undefined;
    return { member, label, byDefault, meaning, echoed, differs: differs(echoed, byDefault) };
  });
}

/** Which layout a composition has, and every parameter of it. */
export interface DescribedLayout {
  kind: 'grid' | 'pip';
  /** False: AWS echoed none, and a composition that was started without one uses the grid. */
  given: boolean;
  parameters: LayoutParameter[];
}

/**
 * Every layout that AWS echoed: one, as a rule. The API's model allows both at once and does not say which is drawn.
 * @param layout AWS answers `null`, or nothing, for some compositions that were started without a layout
 */
export function describeLayout(layout: LayoutConfiguration | null | undefined): DescribedLayout[] {
  const described: DescribedLayout[] = [];
  if (layout?.grid) {
    described.push({ kind: 'grid', given: true, parameters: parameters<Grid>(GRID_PARAMETERS, layout.grid) });
  }
  if (layout?.pip) {
    described.push({ kind: 'pip', given: true, parameters: parameters<Pip>(PIP_PARAMETERS, layout.pip) });
  }
  if (described.length > 0) return described;
  return [{ kind: 'grid', given: false, parameters: parameters<Grid>(GRID_PARAMETERS, {}) }];
}
