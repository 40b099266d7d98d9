import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stageChanges } from '#shared/stages/changes.ts';
import { answer, serve } from '#web/testing/answers.ts';
import { createQueryClient } from './query.ts';
import { useChange } from './use-change.ts';

const SECRET = 'eyJhbGciOiJLTVMiLCJ0eXAiOiJKV1QifQ.token';
const input = { connection: 'emulated', body: { name: 'show-1' } };
const made = answer(stageChanges.create, () => ({
  item: { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/showshowsho1', name: 'show-1' },
  participantTokens: [{ participantId: 'ana1', token: SECRET }],
  asOf: '2026-11-20T14:00:00.000Z',
}));

/** All that the client holds, of questions and of changes. */
const heldBy = (client: QueryClient) =>
  JSON.stringify(
    [...client.getQueryCache().getAll(), ...client.getMutationCache().getAll()].map(({ state }) => state),
  );

function mount() {
  const client = createQueryClient();
  const { result } = renderHook(() => useChange(stageChanges.create), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  return { client, result };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a change', () => {
  it('gives its answer, secrets and all, to who asked, and leaves none of it in the client', async () => {
    serve([made]);
    const { client, result } = mount();
    const outcome = await act(async () => result.current.run(input));
    expect(outcome).toMatchObject({ done: true, answer: { participantTokens: [{ token: SECRET }] } });
    expect(heldBy(client)).not.toContain(SECRET);
    act(() => result.current.clear());
    expect(heldBy(client)).not.toContain(SECRET);
    // What was sent is still there, to be copied as a command.
    expect(heldBy(client)).toContain('show-1');
  });

  it('is sent once, and gives all who asked meanwhile the same answer', async () => {
    const calls = serve([made]);
    const { result } = mount();
    const [one, other] = await act(async () =>
      Promise.all([result.current.run(input), result.current.run(input)]),
    );
    expect(other).toBe(one);
    expect(calls.asked).toHaveLength(1);
  });
});
