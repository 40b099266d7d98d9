import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { auth } from '#shared/auth/contract.ts';
import { nextPath } from '#shared/auth/next-path.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asFailure } from '#web/api/failure.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { useSearch } from '#web/nav/use-search.ts';
import { OneClick } from '../one-click.tsx';
import { PasswordForm } from '../password-form.tsx';
import { ProviderLink } from '../provider-link.tsx';
import { hearTabs } from '../session-channel.ts';
import { askAgain, begin, type SignedOut, useSession } from '../use-session.ts';
import { EntryPage } from './entry-page.tsx';
import { ProviderProblem } from './provider-problem.tsx';

/** Where one signs in, and goes on to where one wanted to be. */
export function SignInPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearch();
  const { hash } = useLocation();
  const wanted = search.get('next');
  // Where the server has led here, the place within the page has stayed behind in the address.
  const next = nextPath(wanted?.includes('#') === false ? wanted + hash : wanted, location.origin) ?? '/';
  const { data: session, error, refetch } = useSession();
  const isIn = session?.state === 'signed-in';
  useEffect(() => {
    if (isIn) void navigate(next, { replace: true });
  }, [isIn, navigate, next]);
  // Another tab of this browser has signed in: this one goes on by itself.
  const look = useEffectEvent(() => void askAgain(client));
  useEffect(() => hearTabs((news) => news === 'signed-in' && look()), []);
  return (
    <EntryPage title="Sign in">
      {session === undefined && error !== null && (
        <ErrorState
          what="how one signs in"
          failure={asFailure(error)}
          endpoint={auth.session}
          retry={() => void refetch()}
        />
      )}
      <ProviderProblem code={search.get('problem')} />
      {session?.state === 'signed-out' && (
        <Ways ways={session} next={next} onSignedIn={(answer) => begin(client, answer)} />
      )}
    </EntryPage>
  );
}

interface WaysProps {
  ways: SignedOut;
  next: string;
  onSignedIn: (session: Wire<typeof auth.signIn>) => void;
}

function Ways({ ways, next, onSignedIn }: WaysProps) {
  const { setUpNeeded, oidc, oneClick } = ways;
  return (
    <>
      {setUpNeeded ? (
        <p>
          Nobody can sign in with a password yet. The console has printed a link when it was started: it makes
          the first administrator. It is in the terminal, or in the log of the service.
        </p>
      ) : (
        <PasswordForm onSignedIn={onSignedIn} />
      )}
      {oidc && <ProviderLink label={oidc.label} next={next} />}
      {oneClick.length > 0 && (
        <section aria-labelledby="one-click" className="flex flex-col gap-2 border-t border-line pt-3">
          <h2 id="one-click" className="font-semibold">
            Look around without an account
          </h2>
          <p className="text-muted">
            This console shows an emulator and answers this computer alone. Try it as any role.
          </p>
          <OneClick roles={oneClick} onSignedIn={onSignedIn} />
        </section>
      )}
    </>
  );
}
