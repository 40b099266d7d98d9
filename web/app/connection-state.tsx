import { useQuery } from '@tanstack/react-query';
import { type ConnectionTrouble, connectionStates } from '#shared/connections/state.ts';
import { q } from '#web/api/query.ts';
import { Time } from '#web/components/time.tsx';
import { StateMark } from '#web/ui/state-mark.tsx';

const WORDS: Record<ConnectionTrouble, string> = {
  expired: 'Credentials expired',
  missing: 'No credentials',
  denied: 'Denied',
  wrong_region: 'Wrong Region',
  wrong_account: 'Wrong account',
  unreachable: 'Unreachable',
  refused: 'Credentials refused',
};

/** Asked when it is looked at, which costs no call of AWS. */
function useConnectionState(connection: string) {
  return useQuery({ ...q(connectionStates.state, { connection }), staleTime: 0 }).data;
}

/** How the connection stood when it was last used, and where it could not be used, why. */
export function ConnectionStanding({ connection }: { connection: string }) {
  const known = useConnectionState(connection);
  if (known === undefined) return '…';
  const { state, at, trouble } = known;
  return (
    <>
      {trouble ? (
        <TroubleMark reason={trouble.reason} />
      ) : (
        <span>{state === 'unused' ? 'Not used yet' : 'Works'}</span>
      )}
      {at !== undefined && (
        <span className="block text-xs text-muted">
          as of <Time at={at} form="time" />
        </span>
      )}
      {trouble && <span className="mt-1 block break-words">{trouble.message}</span>}
    </>
  );
}

/** The word for what is wrong with another connection; nothing while that works. */
export function TroubleOf({ connection }: { connection: string }) {
  const trouble = useConnectionState(connection)?.trouble;
  return trouble ? <TroubleMark reason={trouble.reason} /> : null;
}

/** The account, where AWS has told that it is the one that is configured. */
export function VerifiedAccount({ connection }: { connection: string }) {
  const account = useConnectionState(connection)?.account;
  if (account === undefined) return null;
  return (
    <div className="contents">
      <dt className="text-muted">Account</dt>
      <dd className="font-mono">{account}</dd>
    </div>
  );
}

function TroubleMark({ reason }: { reason: ConnectionTrouble }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold">
      <StateMark tone="bad" shape="cross" />
      {WORDS[reason]}
    </span>
  );
}
