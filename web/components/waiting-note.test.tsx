import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createQueryClient } from '#web/api/query.ts';
import { noteRequest } from '#web/api/sent-requests.ts';
import { isQueueing } from '#web/api/waiting.ts';
import { placeInLine, WaitingNote } from './waiting-note.tsx';

const queryKey = ['stages.get', { connection: 'a', stageId: 's' }];
const budgetKey = ['budget.get', { connection: 'a' }];

describe('a place in the queue', () => {
  it.each([
    [1, 'next in line'],
    [2, '2nd in line'],
    [3, '3rd in line'],
    [12, '12th in line'],
    [21, '21st in line'],
  ])('%d: %s', (position, words) => expect(placeInLine(position)).toBe(words));
});

describe('a panel that loads', () => {
  it('tells its place while it waits for its turn, and nothing otherwise', () => {
    const client = createQueryClient();
    const forget = noteRequest(client, queryKey, 'mine');
    const { container } = render(
      <QueryClientProvider client={client}>
        <WaitingNote queryKey={queryKey} />
      </QueryClientProvider>,
    );
    expect(container.textContent).toBe('');
    const waiting = (request: string) => ({ request, operation: 'GetStage', position: 12, seconds: 4.2 });
    act(() => void client.setQueryData(budgetKey, { items: [], waiting: [waiting('another')] }));
    expect(container.textContent).toBe('');
    act(() => void client.setQueryData(budgetKey, { items: [], waiting: [waiting('mine')] }));
    expect(container.textContent).toBe('12th in line, about 4 s');
    forget();
    act(() => void client.setQueryData(budgetKey, { items: [], waiting: [] }));
    expect(container.textContent).toBe('');
  });
});

it('a queue is one as soon as anything waits', () => {
  const client = createQueryClient();
  expect(isQueueing(client, 'a')).toBe(false);
  const items = [{ waiting: { visible: 0, hover: 0, background: 1 } }];
  client.setQueryData(budgetKey, { items, waiting: [] });
  expect(isQueueing(client, 'a')).toBe(true);
  expect(isQueueing(client, 'b')).toBe(false);
});
