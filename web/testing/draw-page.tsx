import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
// Not from react-router/dom as in the app: under Node that is a second copy of the library.
import { createMemoryRouter, RouterProvider } from 'react-router';
import { auth } from '#shared/auth/contract.ts';
import { type Connection, connections } from '#shared/connections/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { metrics } from '#shared/metrics/contract.ts';
import { notes } from '#shared/notes/contract.ts';
import { overview } from '#shared/overview/contract.ts';
import { audit } from '#shared/audit/contract.ts';
import { stageViews } from '#shared/stage-views/contract.ts';
import { createQueryClient } from '#web/api/query.ts';
import { makeRoutes } from '#web/app/routes.tsx';
import { answer, type Answer, serve } from './answers.ts';

/** The connection of every test that does not bring its own. */
export const EMULATED: Connection = {
  id: 'emulated',
  label: 'Emulated world',
  colour: 'teal',
  region: 'us-east-1',
  kind: 'emulated',
};
const emulated = answer(connections.list, () => ({ items: [EMULATED] }));
/** Whoever looks at the pages of most tests may do all that there is. */
export const ADMINISTRATOR: Wire<typeof auth.signIn> = {
  state: 'signed-in',
  person: {
    id: 'person-0123456789abcdef',
    name: 'ana',
    fullName: 'Ana López',
    role: 'administrator',
    kind: 'person',
    by: 'password',
  },
  expiresAt: '2026-11-21T02:00:00.000Z',
  idleMinutes: 30,
  readOnly: false,
};
const signedIn = answer(auth.session, () => ADMINISTRATOR);
/** Nothing was done by this console, unless a test says so. */
const withoutActivity = answer(audit.ofObject, () => ({ items: [] }));
/** Nobody has written anything, unless a test says so. */
const withoutNotes = answer(notes.list, () => ({ items: [], asOf: '2026-11-20T14:00:00.000Z' }));
/** The server has seen nothing that is wrong, and nobody has kept a view, unless a test says so. */
const nothingKnown = [
  answer(overview.get, () => ({ stages: 0, live: 0, compositions: 0, isTold: false, problems: [] })),
  answer(stageViews.list, () => ({ items: [] })),
];

/** CloudWatch has measured nothing, unless a test says so. */
const nothingMeasured = () => ({
  item: {
    from: '2026-11-20T13:00:00.000Z',
    to: '2026-11-20T14:00:00.000Z',
    period: 60,
    series: [],
    tooOld: false,
  },
  asOf: '2026-11-20T14:00:00.000Z',
});
const withoutMetrics = [
  answer(metrics.stage, nothingMeasured),
  answer(metrics.participants, nothingMeasured),
];

interface Drawn extends RenderResult {
  user: UserEvent;
  calls: ReturnType<typeof serve>;
  /** The page's memory of what it was answered. */
  client: QueryClient;
  /** The address as it is now, path and query. */
  address: () => string;
  go: (to: string) => Promise<void>;
}

/**
 * Draws the whole app at an address, with the real routes and the real client; only the server's answers are given.
 * The connection `emulated` exists unless `answers` say otherwise.
 */
export function drawPage(at: string, answers: readonly Answer[]): Drawn {
  const calls = serve([
    ...answers,
    emulated,
    signedIn,
    withoutNotes,
    withoutActivity,
    ...nothingKnown,
    ...withoutMetrics,
  ]);
  const router = createMemoryRouter(makeRoutes(), { initialEntries: [at] });
  const client = createQueryClient();
  const drawn = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    ...drawn,
    user: userEvent.setup(),
    calls,
    client,
    address: () => `${router.state.location.pathname}${router.state.location.search}`,
    go: (to) => router.navigate(to),
  };
}
