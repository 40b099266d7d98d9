import { Link } from 'react-router';
import type { Connection } from '#shared/connections/contract.ts';
import { classNames } from '#web/lib/class-names.ts';
import { paths } from '#web/nav/paths.ts';
import { connectionGround } from './connection-colour.ts';
import { ConnectionStanding, TroubleOf, VerifiedAccount } from './connection-state.tsx';

/** What the badge of the connection tells when it is opened, and where else one can go. */
export function ConnectionDetails({
  connection,
  connections,
}: {
  connection: Connection;
  connections: readonly Connection[];
}) {
  return (
    <>
      <ConnectionFacts connection={connection} />
      {connections.length > 1 && <OtherConnections connections={connections} current={connection.id} />}
    </>
  );
}

/** Says that nothing here is AWS, and how to get there. */
export function EmulatedNote() {
  return (
    <div className="flex flex-col gap-2 p-4">
      <p className="font-semibold">This is not AWS</p>
      <p>
        The stages, people and compositions here are made up by an emulator that runs inside this console and
        speaks the API of Amazon IVS Real-Time. They live on by themselves, cost nothing, and nothing done
        here reaches an AWS account.
      </p>
      <p className="text-muted">
        To look at a real account, start the console with{' '}
        <code className="font-mono">CALLBOARD_UPSTREAM=aws</code>.
      </p>
    </div>
  );
}

function ConnectionFacts({ connection }: { connection: Connection }) {
  const facts = [
    ['Region', connection.region],
    ['Service', connection.kind === 'aws' ? 'Amazon IVS Real-Time' : 'Emulator, part of this console'],
    ['Endpoint', connection.endpoint ?? 'the Region’s own'],
  ] as const;
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1 p-4">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
      <VerifiedAccount connection={connection.id} />
      <div className="contents">
        <dt className="text-muted">State</dt>
        <dd>
          <ConnectionStanding connection={connection.id} />
        </dd>
      </div>
    </dl>
  );
}

function OtherConnections({ connections, current }: { connections: readonly Connection[]; current: string }) {
  return (
    <nav aria-label="Connections" className="border-t border-line p-2">
      <ul>
        {connections.map((connection) => (
          <li key={connection.id}>
            <Link
              to={paths.stages(connection.id)}
              aria-current={connection.id === current ? 'true' : undefined}
              className="flex h-8 items-center gap-2 rounded-sm px-2 hover:bg-hover aria-[current]:bg-selected aria-[current]:font-semibold"
            >
              <span className={classNames('h-5 w-1 rounded-full', connectionGround[connection.colour])} />
              <span className="truncate">{connection.label}</span>
              <TroubleOf connection={connection.id} />
              <span className="ml-auto font-mono text-xs text-muted">{connection.region}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
