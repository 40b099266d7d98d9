import { useEffect, useRef, useState } from 'react';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import type { Outcome } from '#web/api/use-change.ts';

export interface SecretChange<E extends JsonEndpoint> {
  /** Sends it, unless it is under way already. */
  run: (input: Input<E>) => Promise<Outcome<Wire<E>>>;
  isRunning: boolean;
  failure: Failure | undefined;
}

/** Sends what has a password or the secret of a link in it: not as a mutation, of which the client keeps what was sent. */
export function useSecretChange<E extends JsonEndpoint>(endpoint: E): SecretChange<E> {
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const underWay = useRef<Promise<Outcome<Wire<E>>>>(undefined);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const send = async (input: Input<E>): Promise<Outcome<Wire<E>>> => {
    setRunning(true);
    setFailure(undefined);
    try {
      return { done: true, answer: await request(endpoint, input) };
    } catch (thrown) {
      const failed = asFailure(thrown);
      if (isThere.current) setFailure(failed);
      return { done: false, failure: failed };
    } finally {
      underWay.current = undefined;
      if (isThere.current) setRunning(false);
    }
  };
  return { run: async (input) => (underWay.current ??= send(input)), isRunning, failure };
}
