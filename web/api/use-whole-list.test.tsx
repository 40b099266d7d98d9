import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal, serve } from '#web/testing/answers.ts';
import { createQueryClient } from './query.ts';
import { useWholeList } from './use-whole-list.ts';

const AS_OF = '2026-11-20T14:00:00.000Z';

/** Pages that are answered when the test says so. */
function pages(...sizes: number[]) {
  const waiting = new Map<number, () => void>();
  let refused: number | undefined;
  let generation = 'a';
  const calls = serve([
    answer(stages.list, async ({ nextToken }) => {
      const index = Number(nextToken ?? 0);
      await new Promise<void>((resolve) => waiting.set(index, resolve));
      if (refused === index) return refusal('aws_throttled', 'Rate exceeded');
      const items = Array.from({ length: sizes[index] ?? 0 }, (_, n) => ({
        arn: `${generation}${index}${n}`,
      }));
      return { items, nextToken: index + 1 < sizes.length ? String(index + 1) : undefined, asOf: AS_OF };
    }),
  ]);
  return {
    calls,
    asked: () => calls.asked.map(({ asked }) => asked['nextToken'] ?? 'first'),
    refuse: (index: number | undefined) => (refused = index),
    change: () => (generation = 'b'),
    /** Lets a page's answer arrive, once it has been asked for. */
    arrive: async (index: number) => {
      await expect.poll(() => waiting.has(index)).toBe(true);
      waiting.get(index)?.();
      waiting.delete(index);
    },
  };
}

function List() {
  const list = useWholeList(stages.list, { connection: 'emulated' });
  if (list.state !== 'ready') return <p>{list.state}</p>;
  const { progress } = list;
  return (
    <>
      <p>{`${list.items.map(({ arn }) => arn).join(' ')} · ${progress.kind}${'loaded' in progress ? ` ${progress.loaded}` : ''}`}</p>
      <button type="button" onClick={list.retry}>
        again
      </button>
    </>
  );
}

function draw(client: QueryClient = createQueryClient()) {
  const drawn = render(
    <QueryClientProvider client={client}>
      <List />
    </QueryClientProvider>,
  );
  return { ...drawn, client };
}

const again = () => userEvent.click(screen.getByRole('button', { name: 'again' }));

describe('useWholeList', () => {
  it('shows items as they come, and that there are more', async () => {
    const { arrive } = pages(2, 1);
    draw();
    expect(screen.getByText('loading')).toBeDefined();
    await arrive(0);
    await screen.findByText('a00 a01 · loading');
    await arrive(1);
    await screen.findByText('a00 a01 a10 · complete');
  });

  it('fails when nothing came, and keeps what came when it stops later', async () => {
    const { arrive, refuse, asked } = pages(1, 1, 1);
    refuse(1);
    draw();
    await arrive(0);
    await arrive(1);
    await screen.findByText('a00 · stopped');
    refuse(undefined);
    await again();
    await arrive(1);
    await arrive(2);
    await screen.findByText('a00 a10 a20 · complete');
    expect(asked()).toEqual(['first', '1', '1', '2']);
  });

  it('keeps the old list while a new one loads, and tells how far that is', async () => {
    const { arrive, change } = pages(2, 1);
    draw();
    await arrive(0);
    await arrive(1);
    await screen.findByText('a00 a01 a10 · complete');
    change();
    await again();
    await screen.findByText('a00 a01 a10 · refreshing 0');
    await arrive(0);
    await screen.findByText('a00 a01 a10 · refreshing 2');
    await arrive(1);
    await screen.findByText('b00 b01 b10 · complete');
  });

  it('keeps the old list when the new one fails', async () => {
    const { arrive, refuse } = pages(1, 1);
    draw();
    await arrive(0);
    await arrive(1);
    await screen.findByText('a00 a10 · complete');
    refuse(1);
    await again();
    await arrive(0);
    await arrive(1);
    await screen.findByText('a00 a10 · refresh-failed');
  });

  it('ends when the page is left, and goes on from there when it is visited again', async () => {
    const { arrive, asked, calls } = pages(1, 1);
    const { unmount, client } = draw();
    await arrive(0);
    await screen.findByText('a00 · loading');
    await expect.poll(asked).toEqual(['first', '1']);
    unmount();
    await expect.poll(() => calls.aborted).toBe(1);
    draw(client);
    await screen.findByText('a00 · loading');
    await expect.poll(asked).toEqual(['first', '1', '1']);
    await arrive(1);
    await screen.findByText('a00 a10 · complete');
  });
});
