import { type QueryState, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { type Permitted, refusalOf } from '#shared/contract/refusals.ts';

/** The key of `auth.session`: by name, because pages need nothing else of that contract. */
const SESSION = ['auth.session', {}] as const;

/**
 * Something of what is known of who is signed in. Nothing is asked here: what stands around the pages does.
 * @param read gives the same while nothing has changed that matters
 */
function useOfSession<Value>(read: (state: SessionState) => Value): Value {
  const client = useQueryClient();
  return useSyncExternalStore(
    useCallback(
      (changed) =>
        // Of others nothing: a component that asks for something while it is drawn must not have these drawn anew.
        client.getQueryCache().subscribe(({ query }) => {
          if (query.queryKey[0] === SESSION[0]) changed();
        }),
      [client],
    ),
    () => read(client.getQueryState(SESSION)),
  );
}

type SessionState = QueryState<Wire<typeof auth.session>> | undefined;

const answerOf = (state: SessionState) => state?.data;
const isUnknown = (state: SessionState) => state?.data === undefined && !state?.error;

/**
 * Tells why whoever is signed in may not do something, in a sentence; nothing where they may, and while it is not known
 * who they are: the server decides, this only tells before.
 */
export function useRefusals(): (endpoint: Permitted | undefined) => string | undefined {
  const session = useOfSession(answerOf);
  return (endpoint) => {
    if (endpoint === undefined || session?.state !== 'signed-in') return undefined;
    return refusalOf(endpoint, { role: session.person.role, readOnly: session.readOnly })?.message;
  };
}

/** Whether it is still being asked who is signed in; not where that could not be found out. */
export function useIsUnknown(): boolean {
  return useOfSession(isUnknown);
}

const nameOf = (state: SessionState) => (state?.data?.state === 'signed-in' ? state.data.person.name : '');

/** The name of whoever is signed in, as the server writes it down; empty while it is not known. */
export function useOwnName(): string {
  return useOfSession(nameOf);
}

/** As `useRefusals`, of one endpoint. */
export function useRefusal(endpoint: Permitted | undefined): string | undefined {
  return useRefusals()(endpoint);
}
