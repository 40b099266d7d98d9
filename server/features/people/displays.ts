import type { people as contract } from '#shared/people/contract.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { KeptDisplay } from '#server/auth/display-repository.ts';
import type { KeptSession } from '#server/auth/session-repository.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { linkTo } from './link.ts';

type DisplayEndpoints = 'displays' | 'createDisplay' | 'renewDisplay' | 'endDisplay';

/** Screens on walls: each shows one connection, and is signed in until somebody ends it. */
export function displayHandlers(
  { displays, invitations, open, now }: Accounts,
  connections: Connections,
): Pick<ContractHandlers<typeof contract>, DisplayEndpoints> {
  return {
    async displays() {
      const [all, sessions, links] = [
        await displays.list(),
        await open.all(),
        await invitations.ofDisplays(),
      ];
      return {
        items: all.map((display) =>
          displayShown(
            display,
            sessions.find(({ of }) => 'displayId' in of && of.displayId === display.id),
            stateOfLink(links.get(display.id), now()),
          ),
        ),
      };
    },

    async createDisplay({ body: { name, connection } }, { principal }) {
      const { id } = connections.get(connection).settings;
      const display = await displays.add(name.trim(), id, principal?.name ?? '', now());
      const link = await invitations.add({ purpose: 'display', displayId: display.id }, now());
      return { display: displayShown(display, undefined, 'waiting'), link: linkTo('/display', link) };
    },

    async renewDisplay({ displayId }) {
      if ((await displays.get(displayId)) === undefined) throw unknown();
      return { link: linkTo('/display', await invitations.add({ purpose: 'display', displayId }, now())) };
    },

    async endDisplay({ displayId: id }) {
      if (!(await displays.remove(id))) throw unknown();
      await invitations.void({ displayId: id });
      await open.endAll({ displayId: id });
      return { id };
    },
  };
}

type StateOfLink = 'waiting' | 'expired' | 'ended';

/** What a display is where it has no session: one of which no link is known was open before it was brought back. */
function stateOfLink(link: { expiresAt: number; isSpent: boolean } | undefined, at: number): StateOfLink {
  if (link === undefined || link.isSpent) return 'ended';
  return at < link.expiresAt ? 'waiting' : 'expired';
}

function displayShown(display: KeptDisplay, session: KeptSession | undefined, otherwise: StateOfLink) {
  const { id, name, connection, createdBy } = display;
  return {
    id,
    name,
    connection,
    createdAt: new Date(display.createdAt),
    createdBy,
    ...(session === undefined
      ? { state: otherwise }
      : { state: 'open' as const, lastSeenAt: new Date(session.seenAt), address: session.address }),
  };
}

function unknown(): ApiError {
  return new ApiError('not_found', 'There is no such display: it may have been ended already.');
}
