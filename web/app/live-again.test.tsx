import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { live } from '#shared/live/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage } from '#web/testing/draw-page.tsx';

/** The browser's event streams, which the test speaks for. */
class Stream extends EventTarget {
  static opened: Stream[] = [];
  closed = false;

  constructor() {
    super();
    Stream.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }

  say(name: string, data: object): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

const SIGNED_OUT: Wire<typeof auth.session> = { state: 'signed-out', setUpNeeded: false, oneClick: [] };
let session: Wire<typeof auth.session>;
const last = (): Stream => Stream.opened.at(-1) as Stream;

beforeEach(() => {
  Stream.opened = [];
  session = ADMINISTRATOR;
  vi.stubGlobal('EventSource', Stream);
});
afterEach(() => vi.unstubAllGlobals());

/** A page whose live stream is open. */
async function openPage() {
  const drawn = drawPage('/emulated/stages', [
    answer(auth.session, () => session),
    answer(stages.list, () => ({ items: [], asOf: '2026-11-20T14:05:12.000Z' })),
    answer(live.subscribe, () => ({ accepted: [] })),
  ]);
  await screen.findByRole('button', { name: /^Account: / });
  await waitFor(() => expect(Stream.opened).toHaveLength(1));
  last().say('hello', { streamId: 'first', topics: [] });
  return drawn;
}

it('the live stream goes on in a tab that finds by itself that somebody has signed in', async () => {
  const { user } = await openPage();
  session = SIGNED_OUT;
  await act(async () => last().say('bye', { reason: 'signed-out' }));
  await screen.findByRole('dialog', { name: 'Your session has ended' });
  await user.keyboard('{Escape}');
  expect(last().closed).toBe(true);
  // At the provider's page, or while this tab slept: nobody tells it.
  session = ADMINISTRATOR;
  fireEvent(document, new Event('visibilitychange'));
  await waitFor(() => expect(Stream.opened).toHaveLength(2));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull());
});

it('the live stream goes on where the session before is ended after somebody has signed in', async () => {
  await openPage();
  // The server has another session already, and says so to whoever asks.
  await act(async () => last().say('bye', { reason: 'signed-out' }));
  await waitFor(() => expect(Stream.opened).toHaveLength(2));
  expect(screen.queryByRole('dialog')).toBeNull();
});
