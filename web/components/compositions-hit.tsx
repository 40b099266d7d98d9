import { Link } from 'react-router';
import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { StateBadge } from './state-badge.tsx';
import { Time } from './time.tsx';

interface CompositionsHitProps {
  /** Those that run and use it; undefined while it is not known. */
  running: readonly Pick<CompositionSummary, 'arn' | 'state'>[] | undefined;
  /** Why it is not known, where it could not be found out, or not all of it. */
  problem?: string | undefined;
  /** With a problem: when all of them were those, ISO 8601. */
  asOf?: string | undefined;
}

/** Which running compositions use something, each with the way to it: as long as one does, AWS refuses to delete it. */
export function CompositionsHit({ running, problem, asOf }: CompositionsHitProps) {
  const connection = useConnectionId();
  if (problem !== undefined && (running === undefined || running.length === 0))
    return <p className="px-3 py-2 text-warn">Not known what uses it: {problem}.</p>;
  if (running === undefined) return <p className="px-3 py-2 text-muted">Looking for what uses it…</p>;
  if (running.length === 0) return <p className="px-3 py-2">No running composition uses it.</p>;
  const isPart = problem !== undefined && asOf === undefined;
  return (
    <div className="px-3 py-2">
      <p>
        {asOf !== undefined && (
          <>
            As of <Time at={asOf} form="time" />:{' '}
          </>
        )}
        {isPart && 'At least '}
        {running.length === 1
          ? `${isPart ? 'one' : 'One'} running composition uses it`
          : `${running.length} running compositions use it`}
        . AWS refuses to delete it until they have stopped:
      </p>
      {problem !== undefined && (
        <p className="text-warn">
          Whether that is {isPart ? 'all' : 'so still'} is not known: {problem}.
        </p>
      )}
      <ul>
        {running.map(({ arn, state }) => (
          <li key={arn} className="flex min-h-7 flex-wrap items-center gap-x-3">
            <Link
              to={paths.composition(connection, idOf(arn))}
              className="link inline-flex min-h-6 items-center font-mono text-xs"
            >
              {idOf(arn)}
            </Link>
            <StateBadge kind="composition" value={state} />
          </li>
        ))}
      </ul>
    </div>
  );
}
