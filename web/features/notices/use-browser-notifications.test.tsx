import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice, Notices } from '#shared/notices/contract.ts';
import { createQueryClient } from '#web/api/query.ts';
import { useBrowserNotifications } from './use-browser-notifications.ts';

const notice = (id: string): Notice => ({
  id,
  kind: 'recording_failed',
  title: 'A recording failed',
  text: 'Access denied to S3 bucket.',
  about: { stageName: 'morning' },
  firstAt: '2026-11-20T14:00:00.000Z',
  lastAt: '2026-11-20T14:00:00.000Z',
  times: 1,
});
const answer = (...ids: string[]): Notices => ({
  items: ids.map(notice),
  open: ids.length,
  muted: [],
  watching: { indexer: false, events: 'off' },
  webhook: { on: false },
  asOf: '2026-11-20T14:02:00.000Z',
});

/** What the browser was asked to show. */
let shown: string[] = [];
/** Who waits for the lock, in the order in which they came; the first has it. */
let holders: (() => void)[] = [];
/** Whether somebody looks at the console. */
let looking = false;

beforeEach(() => {
  shown = [];
  holders = [];
  localStorage.setItem('callboard.notifications', 'on');
  vi.stubGlobal(
    'Notification',
    class extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string, { body }: { body: string }) {
        super();
        shown.push(`${title}: ${body}`);
      }
    },
  );
  const request = async (_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) => {
    const turn = new Promise<void>((resolve) => holders.push(resolve));
    if (holders.length === 1) holders[0]?.();
    signal.addEventListener('abort', () => {
      holders.shift();
      holders[0]?.();
    });
    await turn;
    await hold();
  };
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
  looking = false;
  vi.spyOn(document, 'hasFocus').mockImplementation(() => looking);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'locks');
  localStorage.clear();
});

/** One tab of the console. */
function openTab(first: Notices) {
  const client = createQueryClient();
  return renderHook(({ data }) => useBrowserNotifications('emulated', data), {
    initialProps: { data: first },
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
}

describe('notifications of the browser', () => {
  it('tell what is new, once, and nothing of what was there before', async () => {
    const tab = openTab(answer('a'));
    await waitFor(() => expect(holders).toHaveLength(1));
    tab.rerender({ data: answer('b', 'a') });
    expect(shown).toEqual(['A recording failed: Access denied to S3 bucket. · morning']);
    tab.rerender({ data: answer('b', 'a') });
    expect(shown).toHaveLength(1);
  });

  it('come from one tab; when it is closed, from the next', async () => {
    const [first, second] = [openTab(answer()), openTab(answer())];
    await waitFor(() => expect(holders).toHaveLength(2));
    for (const tab of [first, second]) tab.rerender({ data: answer('a') });
    expect(shown).toHaveLength(1);
    first.unmount();
    await waitFor(() => expect(holders).toHaveLength(1));
    second.rerender({ data: answer('b', 'a') });
    expect(shown).toHaveLength(2);
  });

  it('are one for many at once, and none for who looks at the console', async () => {
    const tab = openTab(answer());
    await waitFor(() => expect(holders).toHaveLength(1));
    tab.rerender({ data: answer('a', 'b', 'c', 'd') });
    expect(shown).toEqual(['4 new problems: ']);
    looking = true;
    tab.rerender({ data: answer('e', 'a', 'b', 'c', 'd') });
    expect(shown).toHaveLength(1);
  });
});
