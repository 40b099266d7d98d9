import type { Connection } from '#shared/connections/contract.ts';
import type { Permitted } from '#shared/contract/refusals.ts';
import { paths } from '#web/nav/paths.ts';
import type { PaletteOption } from './palette-option.ts';
import type { RecentPlace } from './recent-places.ts';

/** A page that every connection has. */
export interface PalettePage {
  label: string;
  to: (connection: string) => string;
  /** The keys that lead there from anywhere. */
  keys?: string | undefined;
  /** What is done there: it is not offered to whoever may not do it. */
  of?: Permitted;
}

export function pageOptions(
  pages: readonly PalettePage[],
  connection: string,
  keysWork: boolean,
  refusalOf: (endpoint: Permitted | undefined) => string | undefined,
  go: (path: string) => void,
): PaletteOption[] {
  return pages.map(({ label, to, keys, of }) => ({
    id: `page ${label}`,
    group: 'Pages',
    label,
    note: refusalOf(of),
    disabled: refusalOf(of) !== undefined,
    keys: keysWork ? keys : undefined,
    run: () => go(to(connection)),
  }));
}

/** The places of late but for the one that is looked at; those of another connection say so. */
export function recentOptions(
  places: readonly RecentPlace[],
  here: string,
  connection: string,
  connections: readonly Connection[],
  go: (path: string) => void,
): PaletteOption[] {
  return places.flatMap(({ path, title }): PaletteOption[] => {
    if (path === here) return [];
    const [, of = ''] = path.split('/');
    const label = connections.find(({ id }) => id === of)?.label ?? of;
    const note = of === connection ? kindOf(path) : `${kindOf(path)} in ${label}`.trim();
    return [{ id: `recent ${path}`, group: 'Recent places', label: title, note, run: () => go(path) }];
  });
}

/** Where a list has no id but a page of its own, whose title says what it is. */
const NO_ID = new Set(['create', 'start', 'history']);

/** `stages/…` is a stage, and what is below it says of which one it is. What is a list says so by its title. */
function kindOf(path: string): string {
  const below = path.split('/').slice(2);
  // Each list is followed by the id of one of its things, and the last of them by a page about it.
  const isAbout = below.length % 2 === 1;
  const [list, id] = below.slice(isAbout ? -3 : -2);
  if (list === undefined || id === undefined || NO_ID.has(id)) return '';
  const kind = list.replaceAll('-', ' ').replace(/s$/, '');
  return isAbout ? `${kind} ${id}` : kind;
}

/** The other connections, each with its stages. */
export function connectionOptions(
  connections: readonly Connection[],
  current: string,
  go: (path: string) => void,
): PaletteOption[] {
  return connections.flatMap(({ id, label, region }): PaletteOption[] =>
    id === current
      ? []
      : [
          {
            id: `connection ${id}`,
            group: 'Connections',
            label: `Change to ${label}`,
            note: region,
            run: () => go(paths.stages(id)),
          },
        ],
  );
}
