import { RESOURCE_KINDS } from '#shared/contract/ids.ts';
import type { Connection } from '#shared/connections/contract.ts';
import type { ConnectionRealm } from '#shared/search/question.ts';
import { paths } from '#web/nav/paths.ts';
import { fittingConnections } from './fitting-connections.ts';
import type { PaletteOption } from './palette-option.ts';
import { placePath, placeWords } from './place-words.ts';
import type { Reading } from './reading.ts';

interface Surroundings {
  /** The connection that is looked at. */
  connection: string;
  connections: readonly Connection[];
  realms: readonly ConnectionRealm[];
  go: (path: string) => void;
}

/** Where something leads: its pages in the connections that fit, or why none does. */
export interface Leads {
  options: PaletteOption[];
  /** Said above the options: that it is of another account or Region. */
  elsewhere: string | undefined;
}

/** The options that go where a text leads. */
export function leadsOf(reading: Reading, { connection, connections, realms, go }: Surroundings): Leads {
  const options: PaletteOption[] = [];
  const add = (path: string, label: string, note?: string) => {
    if (!options.some(({ id }) => id === `go ${path}`))
      options.push({ id: `go ${path}`, group: 'Go there', label, note, run: () => go(path) });
  };
  if (reading.address !== undefined) add(reading.address.path, reading.address.words);
  const labelOf = (id: string) => connections.find((each) => each.id === id)?.label ?? id;
  let elsewhere: string | undefined;
  for (const place of reading.places) {
    const fits = fittingConnections(place.realm, connection, realms);
    if (fits.some((fit) => fit.connection === connection)) {
      add(placePath(connection, place), placeWords(place));
      continue;
    }
    const { region, accountId } = place.realm;
    const where = [region, accountId && `account ${accountId}`].filter(Boolean).join(', ');
    const [first] = fits;
    elsewhere ??= `It is of ${where}, and ${labelOf(connection)} is not. ${
      first === undefined
        ? 'No connection of this console fits.'
        : first.fit === 'yes'
          ? 'Another connection fits.'
          : 'Another connection may fit: its account is not known yet.'
    }`;
    for (const fit of fits)
      add(
        placePath(fit.connection, place),
        `${placeWords(place)} in ${labelOf(fit.connection)}`,
        fit.fit === 'yes' ? undefined : 'its account is not known yet',
      );
  }
  return { options, elsewhere };
}

/** The options that look further: search, the job that asks AWS, and each kind of page for an id that tells none. */
export function searchOptions(
  reading: Reading,
  connection: string,
  go: (path: string) => void,
): PaletteOption[] {
  const { line, people, anyId } = reading;
  if (line === undefined) return [];
  const shown = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  const search = `${paths.search(connection)}?${new URLSearchParams({ q: line }).toString()}`;
  return [
    {
      id: 'search',
      group: 'Search',
      label: `Search everything that was seen for “${shown}”`,
      run: () => go(search),
    },
    ...(people
      ? [
          {
            id: 'look',
            group: 'Search' as const,
            label: `Look in AWS for “${shown}”`,
            note: 'stage by stage, as a job; says first what it takes',
            run: () => go(`${search}&look=yes`),
          },
        ]
      : []),
    ...(anyId === undefined
      ? []
      : RESOURCE_KINDS.map((page) => ({
          id: `try ${page}`,
          group: 'Search' as const,
          label: `Try it as the id of a ${page.replaceAll('-', ' ')}`
            .replace('a encoder', 'an encoder')
            .replace('a ingest', 'an ingest'),
          run: () => go(placePath(connection, { page, id: anyId })),
        }))),
  ];
}
