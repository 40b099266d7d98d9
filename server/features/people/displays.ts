import type { people as contract } from '#shared/people/contract.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { KeptDisplay } from '#server/auth/display-repository.ts';
import type { KeptSession } from '#server/auth/session-repository.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { linkTo } from './link.ts';

type DisplayEndpoints = 'displays' | 'createDisplay' | 'endDisplay';

/** Screens on walls: each shows one connection, and is signed in until somebody ends it. */
export function displayHandlers(
  { displays, invitations, open, now }: Accounts,
  connections: Connections,
): Pick<ContractHandlers<typeof contract>, DisplayEndpoints> {
  return {
    async displays() {
      const [all, sessions] = [await displays.list(), await open.all()];
      return {
        items: all.map((display) =>
          displayShown(
            display,
            sessions.find(({ of }) => 'displayId' in of && of.displayId === display.id),
          ),
        ),
      };
    },

    async createDisplay({ body: { name, connection } }, { principal }) {
      const { id } = connections.get(connection).settings;
      const display = await displays.add(name.trim(), id, principal?.name ?? '', now());
      const link = await invitations.add({ purpose: 'display', displayId: display.id }, now());
      return { display: displayShown(display, undefined), link: linkTo('/display', link) };
    },

    async endDisplay({ displayId: id }) {
      if (!(await displays.remove(id)))
        throw new ApiError('not_found', 'There is no such display: it may have been ended already.');
      await invitations.void({ displayId: id });
      await open.endAll({ displayId: id });
      return { id };
    },
  };
}

function displayShown(display: KeptDisplay, session: KeptSession | undefined) {
  const { id, name, connection, createdBy } = display;
  return {
    id,
    name,
    connection,
    createdAt: new Date(display.createdAt),
    createdBy,
    ...(session === undefined
      ? { state: 'waiting' as const }
      : { state: 'open' as const, lastSeenAt: new Date(session.seenAt), address: session.address }),
  };
}
