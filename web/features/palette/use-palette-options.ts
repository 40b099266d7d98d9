import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { connections } from '#shared/connections/contract.ts';
import { search } from '#shared/search/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useRefusals } from '#web/api/use-refusal.ts';
import { useRested } from '#web/lib/use-rested.ts';
import { usePreferences, useZone } from '#web/ui/preferences-store.ts';
import { useRegisteredShortcuts } from '#web/ui/shortcuts.ts';
import { actionOptions } from './action-options.ts';
import { foundOptions } from './found-options.ts';
import { pageActions } from './page-actions.ts';
import { connectionOptions, pageOptions, type PalettePage, recentOptions } from './page-options.ts';
import type { PaletteOption } from './palette-option.ts';
import { ranked } from './rank.ts';
import { type Reading, readText } from './reading.ts';
import { leadsOf, searchOptions } from './reading-options.ts';
import { recentPlaces } from './recent-places.ts';

/** Results of each kind that are shown; search itself shows more. */
const FOUND = 5;
/** Places of late that are shown while nothing is typed. */
const RECENT = 6;

interface PaletteState {
  reading: Reading;
  elsewhere: string | undefined;
  options: readonly PaletteOption[];
  /** Whether search has not answered to this text yet. */
  searching: boolean;
  failure: Failure | undefined;
}

/** Everything that can be chosen for a text, the likeliest first. */
export function usePaletteOptions(
  connection: string,
  text: string,
  pages: readonly PalettePage[],
): PaletteState {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const go = (path: string) => void navigate(path);
  const { shortcuts: keysWork } = usePreferences();
  const zone = useZone();
  const refusalOf = useRefusals();
  const shortcuts = useRegisteredShortcuts();
  // The page as it was when the palette was opened over it: it may not be reached by a click before it is closed.
  const [actions] = useState(() => pageActions(document));
  const [recent] = useState(recentPlaces);
  const all = useQuery(q(connections.list, {})).data?.items ?? [];
  const realms = useQuery(q(search.realms, { connection })).data?.items ?? [];

  const reading = readText(text, { origin: location.origin, path: pathname });
  const line = reading.line !== undefined && reading.line.length > 1 ? reading.line : undefined;
  const rested = useRested(line, line ?? '');
  const found = useQuery({
    ...q(search.find, { connection, q: rested ?? '', limit: FOUND }),
    enabled: rested !== undefined,
  });

  const leads = leadsOf(reading, { connection, connections: all, realms, go });
  const local = [
    ...actionOptions(actions, shortcuts, keysWork),
    ...pageOptions(pages, connection, keysWork, refusalOf, go),
    ...recentOptions(recent, pathname, connection, all, go),
    ...connectionOptions(all, connection, go),
  ];
  const isEmpty = text.trim() === '';
  const isWords = reading.what === '';
  const shown = isEmpty
    ? local.filter(({ group }, index) => group !== 'Recent places' || index < firstRecent(local) + RECENT)
    : isWords
      ? ranked(text, local)
      : [];
  const known = new Set(leads.options.map(({ id }) => id.replace(/^go /, '')));
  const results =
    rested !== undefined && rested === line && found.data !== undefined
      ? foundOptions(found.data, connection, zone, go).filter(
          ({ id }) => !known.has(id.replace(/^found /, '')),
        )
      : [];
  return {
    reading,
    elsewhere: leads.elsewhere,
    options: [...leads.options, ...shown, ...results, ...searchOptions(reading, connection, go)],
    searching: line !== undefined && (rested !== line || found.isFetching),
    failure: found.error === null || rested !== line ? undefined : asFailure(found.error),
  };
}

function firstRecent(options: readonly PaletteOption[]): number {
  return options.findIndex(({ group }) => group === 'Recent places');
}
