import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from './failure.ts';
import { isMaybeDone } from './maybe-done.ts';
import { request } from './request.ts';

/** What came of a change. */
export type Outcome<Answer> = { done: true; answer: Answer } | { done: false; failure: Failure };

export interface Change<E extends JsonEndpoint> {
  /**
   * Sends it, unless it is under way already: then what comes of that is given.
   * @param reason why it is done: kept by the console with what it records of its own changes
   */
  run: (input: Input<E>, reason?: string) => Promise<Outcome<Wire<E>>>;
  isRunning: boolean;
  /** Of the last run, until it is run again. */
  failure: Failure | undefined;
  clear: () => void;
}

/**
 * A change, sent once and never blindly again. What it makes stale is loaded anew when it is done, and where nobody can
 * know whether it is; nothing on screen changes before AWS has said so. What was sent stays for a while in the client's
 * mutations, to be copied as a command; what was answered is never there: it may be tokens.
 */
export function useChange<E extends JsonEndpoint>(endpoint: E): Change<E> {
  const client = useQueryClient();
  const underWay = useRef<Promise<Outcome<Wire<E>>>>(undefined);
  // Given to who asked and to nobody else: the client holds what a mutation gives for minutes, and it may be a secret.
  const answered = useRef<Wire<E>>(undefined);
  const { mutateAsync, isPending, error, reset } = useMutation({
    // By which what was sent is found again.
    mutationKey: [endpoint.id],
    mutationFn: async ({ input, reason }: { input: Input<E>; reason: string | undefined }) => {
      answered.current = await request(endpoint, input, undefined, { reason });
    },
    networkMode: 'always',
  });
  const send = async (input: Input<E>, reason: string | undefined): Promise<Outcome<Wire<E>>> => {
    try {
      await mutateAsync({ input, reason });
      const answer = answered.current as Wire<E>;
      answered.current = undefined;
      loadAnew(client, endpoint, input);
      return { done: true, answer };
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (isMaybeDone(failure)) loadAnew(client, endpoint, input);
      return { done: false, failure };
    }
  };
  return {
    // Two clicks come faster than React draws a disabled button.
    run: async (input, reason) =>
      (underWay.current ??= send(input, reason).finally(() => {
        underWay.current = undefined;
      })),
    isRunning: isPending,
    failure: error === null ? undefined : asFailure(error),
    clear: reset,
  };
}

function loadAnew<E extends JsonEndpoint>(client: QueryClient, endpoint: E, input: Input<E>): void {
  const stale: readonly string[] = endpoint.invalidates;
  void client.invalidateQueries({
    // Every change is in the audit log.
    predicate: ({ queryKey: [id, about] }) =>
      (stale.includes(String(id)) || String(id).startsWith('audit.')) &&
      !(endpoint.method === 'DELETE' && isAbout(about, endpoint, input)),
  });
}

/** Whether a question is about the very thing that was changed: what was just deleted is not asked for again. */
function isAbout(asked: unknown, { params }: JsonEndpoint, input: object): boolean {
  const [about, changed] = [asked, input] as Record<string, unknown>[];
  const ids = Object.keys(params).filter((name) => name !== 'connection');
  return (
    ids.length > 0 && ids.every((name) => about?.[name] !== undefined && about[name] === changed?.[name])
  );
}
