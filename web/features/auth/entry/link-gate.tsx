import { type ReactNode, useEffect, useState } from 'react';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { SignInFailed } from '../sign-in-failed.tsx';

type Invitation = Wire<typeof auth.invitation>;

interface LinkGateProps {
  /** Also its `key`: another link is looked at anew. */
  secret: string;
  children: (invitation: Invitation) => ReactNode;
}

/** Asks whose a link is before anything is done with it; it stays good by that. Not by way of the cache, which keeps what was asked. */
export function LinkGate({ secret, children }: LinkGateProps) {
  const [found, setFound] = useState<Invitation>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const left = new AbortController();
    request(auth.invitation, { body: { secret } }, left.signal).then(setFound, (thrown: unknown) => {
      if (!left.signal.aborted) setFailure(asFailure(thrown));
    });
    return () => left.abort();
  }, [secret]);
  if (found !== undefined) return children(found);
  return failure ? <SignInFailed failure={failure} /> : <output>Looking whose link it is…</output>;
}
