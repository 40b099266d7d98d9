import { useQuery } from '@tanstack/react-query';
import { auth } from '#shared/auth/contract.ts';
import { type Permitted, refusalOf } from '#shared/contract/refusals.ts';
import { q } from './query.ts';

/**
 * Tells why whoever is signed in may not do something, in a sentence; nothing where they may, and while it is not known
 * who they are: the server decides, this only tells before. Nothing is asked here: what stands around the pages does.
 */
export function useRefusals(): (endpoint: Permitted | undefined) => string | undefined {
  const { data: session } = useQuery({ ...q(auth.session, {}), enabled: false });
  return (endpoint) => {
    if (endpoint === undefined || session?.state !== 'signed-in') return undefined;
    return refusalOf(endpoint, { role: session.person.role, readOnly: session.readOnly })?.message;
  };
}

/** Whether it is still being asked who is signed in; not where that could not be found out. */
export function useIsUnknown(): boolean {
  const { data, error } = useQuery({ ...q(auth.session, {}), enabled: false });
  return data === undefined && error === null;
}

/** As `useRefusals`, of one endpoint. */
export function useRefusal(endpoint: Permitted | undefined): string | undefined {
  return useRefusals()(endpoint);
}
