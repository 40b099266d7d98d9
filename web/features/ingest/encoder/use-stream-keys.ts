import { useEffect, useRef, useState } from 'react';
import { ingestChanges, type StreamKeys } from '#shared/ingest/changes.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { announce } from '#web/ui/announcer.tsx';

/** So long the keys stay on screen. */
const SHOWN_SECONDS = 30;

export interface ShownKeys {
  keys: StreamKeys | undefined;
  /** Until they are wiped; 0 while none are shown. */
  seconds: number;
  isAsking: boolean;
  failure: Failure | undefined;
  reveal: () => void;
  hide: () => void;
}

/**
 * The stream keys of an ingest configuration, on demand and for half a minute. They are nowhere but in the state of whoever
 * calls this: not in the cache of answers nor in that of changes, which both outlive the page.
 */
export function useStreamKeys(connection: string, ingestConfigurationId: string): ShownKeys {
  const [keys, setKeys] = useState<StreamKeys>();
  const [seconds, setSeconds] = useState(0);
  const [failure, setFailure] = useState<Failure>();
  const [isAsking, setAsking] = useState(false);
  const asking = useRef<AbortController>(undefined);
  const hide = () => {
    setKeys(undefined);
    setSeconds(0);
  };
  useEffect(() => () => asking.current?.abort(), []);
  useEffect(() => {
    if (keys === undefined) return;
    // One timer to the end: a tab in the background may be given its seconds late, and the keys go all the same.
    const end = setTimeout(() => {
      setKeys(undefined);
      setSeconds(0);
      announce('The stream key is hidden again');
    }, SHOWN_SECONDS * 1_000);
    const second = setInterval(() => setSeconds((left) => Math.max(1, left - 1)), 1_000);
    return () => {
      clearTimeout(end);
      clearInterval(second);
    };
  }, [keys]);
  const ask = async () => {
    const { signal } = (asking.current = new AbortController());
    setAsking(true);
    setFailure(undefined);
    try {
      const { item } = await request(ingestChanges.reveal, { connection, ingestConfigurationId }, signal);
      if (signal.aborted) return;
      setKeys(item);
      setSeconds(SHOWN_SECONDS);
      announce(`The stream key is shown for ${SHOWN_SECONDS} seconds`);
    } catch (thrown) {
      if (!signal.aborted) setFailure(asFailure(thrown));
    } finally {
      if (!signal.aborted) setAsking(false);
    }
  };
  return { keys, seconds, isAsking, failure, reveal: () => void (isAsking || ask()), hide };
}
