/** Where an option stands in the list; the groups are shown in this order. */
export const GROUPS = [
  'Go there',
  'On this page',
  'Pages',
  'Recent places',
  'Connections',
  'Seen by this console',
  'Search',
] as const;
export type OptionGroup = (typeof GROUPS)[number];

/** One thing that can be chosen. */
export interface PaletteOption {
  /** Unlike that of any other option. */
  id: string;
  group: OptionGroup;
  label: string;
  /** What tells it apart from others that are called the same. */
  note?: string | undefined;
  /** The keys that do the same without the palette. */
  keys?: string | undefined;
  /** Cannot be done now; shown all the same, so that nobody looks for it in vain. */
  disabled?: boolean | undefined;
  run: () => void;
}

/** As they are shown: by group, in the order in which they are given. */
export function grouped(
  options: readonly PaletteOption[],
): { group: OptionGroup; options: PaletteOption[] }[] {
  return GROUPS.flatMap((group) => {
    const own = options.filter((option) => option.group === group);
    return own.length === 0 ? [] : [{ group, options: own }];
  });
}
