import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
// Not from react-router/dom as in the app: under Node that is a second copy of the library.
import { createMemoryRouter, RouterProvider } from 'react-router';
import { type Connection, connections } from '#shared/connections/contract.ts';
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

interface Drawn extends RenderResult {
  user: UserEvent;
  calls: ReturnType<typeof serve>;
  /** The address as it is now, path and query. */
  address: () => string;
  go: (to: string) => Promise<void>;
}

/**
 * Draws the whole app at an address, with the real routes and the real client; only the server's answers are given.
 * The connection `emulated` exists unless `answers` say otherwise.
 */
export function drawPage(at: string, answers: readonly Answer[]): Drawn {
  const calls = serve([...answers, emulated]);
  const router = createMemoryRouter(makeRoutes(), { initialEntries: [at] });
  const drawn = render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    ...drawn,
    user: userEvent.setup(),
    calls,
    address: () => `${router.state.location.pathname}${router.state.location.search}`,
    go: (to) => router.navigate(to),
  };
}
