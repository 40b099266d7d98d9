import { useQueryClient } from '@tanstack/react-query';
import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { includesRole } from '#shared/contract/roles.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { tellSignedOut } from '#web/api/signed-out.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { ROLE_WORDS } from '#web/components/role-words.ts';
import { paths } from '#web/nav/paths.ts';
import { Button } from '#web/ui/button.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { signOut } from './sign-out.ts';
import { useSession } from './use-session.ts';

/** In the top bar: who is signed in, as what, and the way out. */
export function AccountMenu({ connection }: { connection: string }) {
  const client = useQueryClient();
  const { data: session } = useSession();
  const [failure, setFailure] = useState<Failure>();
  if (session === undefined) return null;
  if (session.state === 'signed-out')
    return (
      <Button small look="primary" onClick={tellSignedOut}>
        Sign in again
      </Button>
    );
  const { person, readOnly } = session;
  const name = person.fullName || person.name;
  const leave = async () => {
    setFailure(undefined);
    try {
      await signOut(client);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  };
  return (
    <Popover
      width={300}
      label={`Account: ${name}, ${person.role}${readOnly ? ', read-only' : ''}`}
      triggerClassName="control control-quiet control-small px-1.5"
      trigger={
        <>
          <CircleUserRound size={16} aria-hidden />
          <span className="hidden lg:inline">{readOnly ? 'read-only' : person.role}</span>
        </>
      }
    >
      <div className="flex flex-col gap-3 p-4">
        <div>
          <p className="font-semibold wrap-anywhere">{name}</p>
          <p className="text-muted">
            {person.kind === 'display' ? 'A screen on a wall' : `Role ${person.role}`}
          </p>
          <p className="text-xs text-muted">{ROLE_WORDS[person.role]}</p>
        </div>
        {readOnly && (
          <p className="border-l-2 border-warn px-3">
            This console is read-only: nobody can change anything in AWS through it.
          </p>
        )}
        {person.connections && (
          <p className="text-xs text-muted">For these connections: {person.connections.join(', ')}</p>
        )}
        {person.by === 'none' ? (
          <p className="text-xs text-muted">This console asks nobody who they are (CALLBOARD_AUTH=none).</p>
        ) : (
          <>
            <div className="flex flex-col items-start gap-1">
              <Link to={paths.account(connection)} className="link">
                Your account
              </Link>
              {includesRole(person.role, 'administrator') && (
                <Link to={paths.people(connection)} className="link">
                  People and displays
                </Link>
              )}
            </div>
            <ChangeFailed failure={failure} />
            <Button onClick={() => void leave()}>Sign out</Button>
          </>
        )}
      </div>
    </Popover>
  );
}
