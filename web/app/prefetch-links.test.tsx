import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { budget } from '#shared/budget/contract.ts';
import { createQueryClient } from '#web/api/query.ts';
import { PrefetchLinks } from './prefetch-links.tsx';

function draw() {
  const asked: (string | undefined)[][] = [];
  vi.stubGlobal('fetch', async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push([path, headers['X-Callboard-Priority']]);
    return Response.json({ item: {}, asOf: '2026-11-20T14:00:00.000Z' });
  });
  const client = createQueryClient();
  render(
    <QueryClientProvider client={client}>
      <PrefetchLinks />
      <a href="/a/stages/AbCdEfGhIjKl">stage</a>
      <a href="/a/stages/AbCdEfGhIjKl/sessions/st-ABCDEFGHIJKLM">session</a>
      <a href="/a/compositions">compositions</a>
    </QueryClientProvider>,
  );
  return { asked, client };
}

afterEach(() => vi.useRealTimers());

const link = (name: string) => screen.getByRole('link', { name });

it('asks for a stage or a session that the pointer or the focus rests on, once, after all else', async () => {
  const { asked } = draw();
  await userEvent.hover(link('compositions'));
  await userEvent.hover(link('stage'));
  await expect.poll(() => asked).toEqual([['/api/a/stages/AbCdEfGhIjKl', 'hover']]);
  await userEvent.unhover(link('stage'));
  link('session').focus();
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toEqual(['/api/a/stages/AbCdEfGhIjKl/sessions/st-ABCDEFGHIJKLM', 'hover']);
  // Passing by, and coming back to what is there.
  await userEvent.hover(link('stage'));
  await userEvent.hover(link('session'));
  await userEvent.hover(link('compositions'));
  expect(asked).toHaveLength(2);
});

it('asks for nothing while others wait', () => {
  vi.useFakeTimers();
  const { asked, client } = draw();
  const waiting = { visible: 1, hover: 0, background: 0 };
  client.setQueryData([budget.get.id, { connection: 'a' }], { items: [{ waiting }], waiting: [] });
  fireEvent.pointerOver(link('stage'));
  vi.advanceTimersByTime(1_000);
  expect(asked).toEqual([]);
  client.setQueryData([budget.get.id, { connection: 'a' }], { items: [], waiting: [] });
  fireEvent.focusIn(link('session'));
  vi.advanceTimersByTime(149);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(asked).toHaveLength(1);
});
