import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { SignInFailed } from '../sign-in-failed.tsx';
import { useSecretChange } from '../use-secret-change.ts';

type Invitation = Wire<typeof auth.invitation>;

interface LinkGateProps {
  /** Also its `key`: another link is looked at anew. */
  secret: string;
  children: (invitation: Invitation) => ReactNode;
}

/** Asks whose a link is before anything is done with it; it stays good by that. */
export function LinkGate({ secret, children }: LinkGateProps) {
  const look = useSecretChange(auth.invitation);
  const [found, setFound] = useState<Invitation>();
  const ask = useEffectEvent(async () => {
    const outcome = await look.run({ body: { secret } });
    if (outcome.done) setFound(outcome.answer);
  });
  useEffect(() => {
    void ask();
  }, []);
  if (found !== undefined) return children(found);
  return look.failure ? <SignInFailed failure={look.failure} /> : <output>Looking whose link it is…</output>;
}
