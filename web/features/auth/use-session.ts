import { type QueryClient, useQuery } from '@tanstack/react-query';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { q } from '#web/api/query.ts';
import { tellTabs } from './session-channel.ts';

export type SignedOut = Extract<Wire<typeof auth.session>, { state: 'signed-out' }>;

const question = q(auth.session, {});

/** Who is signed in, or how one can: asked when the console is opened, and when something tells that it has changed. */
export function useSession() {
  return useQuery({ ...question, staleTime: Infinity, gcTime: Infinity });
}

/**
 * Asks anew. A question that is under way is given up: it may be answered as of before, and TanStack would wait for that
 * answer instead where there has been none yet.
 */
export async function askAgain(client: QueryClient): Promise<void> {
  const { queryKey } = question;
  await client.cancelQueries({ queryKey });
  await client.refetchQueries({ queryKey });
}

/** Somebody has just signed in here: every other tab may go on as well. */
export function begin(client: QueryClient, session: Wire<typeof auth.signIn>): void {
  client.setQueryData(question.queryKey, session);
  tellTabs('signed-in');
}
