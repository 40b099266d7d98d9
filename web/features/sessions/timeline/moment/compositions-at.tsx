import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { compositions } from '#shared/compositions/contract.ts';
import { GRID_DEFAULTS, PIP_DEFAULTS } from '#shared/layouts/effective-layout.ts';
import type { LayoutConfiguration } from '#shared/layouts/layout.ts';
import { NotLoaded } from '#web/components/absent.tsx';
import { q } from '#web/api/query.ts';
import { paths } from '#web/nav/paths.ts';
import type { KnownComposition } from '../strips/known-compositions.ts';
import { stateAt } from '../strips/composition-bars.ts';
import { outputsInWords } from '../strips/strip-lists.ts';
import type { SessionCompositions } from '../strips/use-session-compositions.ts';

interface CompositionsAtProps {
  connection: string;
  compositions: SessionCompositions;
  /** Milliseconds since the epoch. */
  time: number;
}

/** Which compositions were there at the moment, in which state and with which layout. */
export function CompositionsAt({ connection, compositions: { items, failure }, time }: CompositionsAtProps) {
  if (items === undefined) return failure ? <p>Not known: they could not be loaded.</p> : <NotLoaded />;
  const there = items.flatMap((one) => {
    const state = stateAt(one, time);
    return state ? [{ one, state }] : [];
  });
  if (there.length === 0) return <p className="text-muted">None was seen then.</p>;
  return (
    <ul aria-label="Compositions then" className="flex flex-col gap-1">
      {there.map(({ one, state }) => (
        <li key={one.id} className="flex flex-wrap items-baseline gap-x-2">
          <Link
            to={paths.composition(connection, one.id)}
            className="link inline-block min-h-6 font-mono text-xs"
          >
            {one.id}
          </Link>
          {state.look === 'unknown' ? (
            <span className="hatched rounded-xs px-1" title={state.meaning}>
              <span className="rounded-xs bg-surface px-1 text-xs text-muted">{state.word}</span>
            </span>
          ) : (
            <span className="font-medium" title={state.meaning}>
              {state.word}
            </span>
          )}
          <LayoutThen connection={connection} composition={one} />
          <span className="text-xs text-muted">{outputsInWords(one)} (as last seen)</span>
        </li>
      ))}
    </ul>
  );
}

/** A layout stays for a composition's life. Where only the list was seen, AWS is asked for it once, while it knows it. */
function LayoutThen({ connection, composition }: { connection: string; composition: KnownComposition }) {
  const { id, layout, goneAt } = composition;
  const mustAsk = layout === undefined && goneAt === undefined;
  const asked = useQuery({
    ...q(compositions.get, { connection, compositionId: id }),
    enabled: mustAsk,
    staleTime: Infinity,
  });
  const known = mustAsk ? asked.data && (asked.data.item.layout ?? null) : layout;
  if (known !== undefined) return <span>{layoutInWords(known)}</span>;
  if (mustAsk && asked.isPending) return <NotLoaded />;
  return <span className="text-muted">layout not recorded</span>;
}

/** `Grid: gridGap 8, featuredParticipantAttribute host`: what was chosen, by AWS's names. */
function layoutInWords(layout: LayoutConfiguration | null): string {
  const given = layout?.pip ?? layout?.grid;
  const name = layout?.pip ? 'Picture-in-picture' : 'Grid';
  if (!given) return 'Grid, by AWS’s defaults';
  const defaults = new Map<string, unknown>(Object.entries(layout?.pip ? PIP_DEFAULTS : GRID_DEFAULTS));
  const chosen = Object.entries(given).filter(
    ([member, value]) => value !== '' && value !== undefined && value !== defaults.get(member),
  );
  if (chosen.length === 0) return `${name}, by AWS’s defaults`;
  return `${name}: ${chosen.map(([member, value]) => `${member} ${String(value)}`).join(', ')}`;
}
