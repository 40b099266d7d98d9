import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Freshness } from '#web/api/freshness.ts';
import type { LiveFactsLoader, LiveStage } from './live-facts.ts';

/** What is known of live stages, and why what is not known is not. */
export type LiveFactsKnown = Pick<LiveFactsLoader, 'known' | 'failureOf'>;

/** Until the code that loads them is there: it is asked for once the list is drawn, and no part of the first route. */
const UNKNOWN: LiveFactsKnown = { known: new Map(), failureOf: () => undefined };

const NOTHING_CHANGES = () => () => undefined;

/** A list that is pushed comes every few seconds; each live stage on screen costs a call of its own each round. */
const ROUND_MS = 30_000;

/** When the stages wanted were last to be asked about anew. */
function useRound(list: Freshness | undefined): number {
  const [round, setRound] = useState(0);
  const { receivedAt = 0, pushed = false } = list ?? {};
  const next = receivedAt - round > (pushed ? ROUND_MS : 0) ? receivedAt : round;
  // Set while drawing, as React has it for what follows from what is drawn.
  if (next !== round) setRound(next);
  return next;
}

/** Rows rushing past are not asked about. */
const REST_MS = 300;

/**
 * Facts of live stages, loaded for those wanted once the wanting has rested.
 * @param wanted the most urgent first
 * @param list when the list came: whether publishers are there is asked anew for each list that somebody asked for, and
 *   now and then for one that is kept up to date by itself
 */
export function useLiveFacts(
  connection: string,
  wanted: readonly LiveStage[],
  list: Freshness | undefined,
): LiveFactsKnown {
  const round = useRound(list);
  const client = useQueryClient();
  const [loader, setLoader] = useState<LiveFactsLoader>();
  useEffect(() => {
    let left = false;
    void import('./live-facts-loader.ts').then(
      ({ liveFactsLoader }) => !left && setLoader(liveFactsLoader(client, connection)),
      // Without that code the facts stay unknown, which the page says of itself.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [client, connection]);
  const key = wanted.map(({ sessionId }) => sessionId).join(' ');
  useEffect(() => {
    const timer = setTimeout(() => loader?.want(wanted, round), REST_MS);
    return () => clearTimeout(timer);
    // The key stands for `wanted`, which is a new array at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [loader, key, round]);
  useEffect(() => () => loader?.want([], 0), [loader]);
  useSyncExternalStore(
    loader ? (listener) => loader.subscribe(listener) : NOTHING_CHANGES,
    () => loader?.known,
  );
  return loader ?? UNKNOWN;
}
