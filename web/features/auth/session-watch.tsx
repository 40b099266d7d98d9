import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { signInAddress } from '#shared/auth/next-path.ts';
import type { SignedInPerson } from '#shared/auth/person.ts';
import { onSignedOut } from '#web/api/signed-out.ts';
import { loadAnew } from './load-anew.ts';
import { hearTabs } from './session-channel.ts';
import { SignInAgain } from './sign-in-again.tsx';
import { askAgain, useSession } from './use-session.ts';

/**
 * Stands beside every page that needs a session. Who comes without one is led to the sign-in page. Whose session ends
 * while they work signs in again over the page, which stays as it is, with all that was typed. What another tab signs
 * out is gone from this one at once.
 */
export function SessionWatch() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session, refetch } = useSession();
  /** Whose page this is. */
  const [owner, setOwner] = useState<SignedInPerson>();
  const [isAsking, setAsking] = useState(true);
  const person = session?.state === 'signed-in' ? session.person : undefined;
  if (owner === undefined && person !== undefined) setOwner(person);
  const isOut = session?.state === 'signed-out';

  const look = useEffectEvent(() => {
    setAsking(true);
    void askAgain(client);
  });
  useEffect(() => onSignedOut(() => look()), []);
  useEffect(
    () => hearTabs((news) => (news === 'signed-in' ? look() : loadAnew(signInAddress(location)))),
    [],
  );

  const lookQuietly = useEffectEvent(() => void refetch());
  useEffect(() => {
    if (!isOut) return;
    // Somebody may have signed in where this tab heard nothing of it: at the provider's page, or while it slept.
    const seen = () => document.visibilityState === 'visible' && lookQuietly();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [isOut]);

  const leave = useEffectEvent(() => void navigate(signInAddress(location), { replace: true }));
  const mustLeave = isOut && (owner === undefined || owner.kind === 'display');
  useEffect(() => {
    if (mustLeave) leave();
  }, [mustLeave]);

  // Somebody else has signed in, in this tab or another: nothing of this page is theirs.
  const isAnother = person !== undefined && owner !== undefined && person.id !== owner.id;
  useEffect(() => {
    if (isAnother) loadAnew('/');
  }, [isAnother]);

  const goOn = useEffectEvent(() => {
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  });
  const wasOut = useRef(false);
  useEffect(() => {
    if (wasOut.current && !isOut) goOn();
    wasOut.current = isOut;
  }, [isOut]);

  if (owner === undefined || mustLeave) return null;
  return (
    <SignInAgain
      owner={owner}
      ways={isOut ? session : undefined}
      open={isOut && isAsking}
      onClose={() => setAsking(false)}
    />
  );
}
