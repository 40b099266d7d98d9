import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { connections } from '#shared/connections/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { createQueryClient, q } from '#web/api/query.ts';
import { answer, serve } from '#web/testing/answers.ts';
import { ADMINISTRATOR, EMULATED } from '#web/testing/draw-page.tsx';
import { CreateStagePage } from './create-stage-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const item = { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', name: 'the-show' };

describe('creating a stage', () => {
  it('makes one, also while the code of its page is fetched', async () => {
    const calls = serve([
      answer(stageChanges.create, () => ({ item, asOf: AS_OF })),
      answer(stages.list, () => ({ items: [], asOf: AS_OF })),
      answer(connections.list, () => ({ items: [EMULATED] })),
    ]);
    let fetched!: (route: { element: ReactNode }) => void;
    const code = new Promise<{ element: ReactNode }>((resolve) => {
      fetched = resolve;
    });
    const router = createMemoryRouter(
      [
        { path: '/:connection/stages/create', element: <CreateStagePage /> },
        { path: '/:connection/stages/:stageId', lazy: async () => code },
      ],
      { initialEntries: ['/emulated/stages/create'] },
    );
    const client = createQueryClient();
    client.setQueryData(q(auth.session, {}).queryKey, ADMINISTRATOR);
    render(
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
    const user = userEvent.setup();
    const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Name/ });
    await user.type(name(), 'the-show');
    await user.click(screen.getByRole('button', { name: 'Create the stage' }));
    await expect.poll(() => [router.state.navigation.state, name().value]).toEqual(['loading', '']);
    await user.click(screen.getByRole('button', { name: /^Creat/ }));
    await user.type(name(), 'another{Enter}');
    expect(name().value).toBe('');
    await act(async () => fetched({ element: <p>The page of the stage</p> }));
    await screen.findByText('The page of the stage');
    expect(calls.asked.filter(({ id }) => id === stageChanges.create.id)).toHaveLength(1);
  });
});
