import type { QueryClient } from '@tanstack/react-query';
import { auth } from '#shared/auth/contract.ts';
import { ApiError } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { loadAnew } from './load-anew.ts';
import { tellTabs } from './session-channel.ts';

/**
 * Ends the session, forgets all that was answered, has the other tabs and the worker do so too, and loads the console
 * anew: nothing of the one who was here is left in the memory of the page.
 * @throws as `request`: then they are signed in still
 */
export async function signOut(client: QueryClient): Promise<void> {
  const next = await endSession();
  client.clear();
  tellTabs('signed-out');
  loadAnew(next ?? '/sign-in');
}

async function endSession(): Promise<string | undefined> {
  try {
    return (await request(auth.signOut, {})).next;
  } catch (thrown) {
    // Ended already, or ended for this server while its database fails: nobody goes on with it from here.
    if (thrown instanceof ApiError && ['signed_out', 'internal'].includes(thrown.code)) return undefined;
    throw thrown;
  }
}
