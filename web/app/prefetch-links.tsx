import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import type { Input, JsonEndpoint } from '#shared/contract/endpoint.ts';
import { FRESH_MS } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { isQueueing } from '#web/api/waiting.ts';

/** How long a pointer or the focus rests on a link before somebody is believed to mean it, in milliseconds. */
const REST_MS = 150;

/** `/:connection/stages/:stageId` and, below it, `/sessions/:sessionId`; the form of a new stage is none. */
const ADDRESS = /^\/([^/]+)\/stages\/(?!create$)([^/]+)(?:\/sessions\/([^/]+))?\/?$/;

function fetchAhead<E extends JsonEndpoint>(client: QueryClient, endpoint: E, input: Input<E>): void {
  void client.prefetchQuery({
    queryKey: [endpoint.id, input],
    queryFn: ({ signal }) => request(endpoint, input, signal, { priority: 'hover' }),
    staleTime: FRESH_MS,
    retry: false,
  });
}

function prefetch(client: QueryClient, link: HTMLAnchorElement): void {
  const [, connection, stageId, sessionId] = ADDRESS.exec(link.pathname) ?? [];
  if (connection === undefined || stageId === undefined || link.pathname === location.pathname) return;
  // Who waits for something on screen must not wait for what is only likely.
  if (isQueueing(client, connection)) return;
  if (sessionId === undefined) fetchAhead(client, stages.get, { connection, stageId });
  else fetchAhead(client, sessions.get, { connection, stageId, sessionId });
}

/** Asks for a stage or a session while somebody is about to open it, after all that is on screen. */
export function PrefetchLinks() {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over: Element | undefined;
    const rest = (event: Event): void => {
      // A finger on a link opens it.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      const link = event.target instanceof Element ? event.target.closest('a') : undefined;
      if ((link ?? undefined) === over) return;
      over = link ?? undefined;
      clearTimeout(timer);
      if (link instanceof HTMLAnchorElement && link.origin === location.origin)
        timer = setTimeout(() => prefetch(client, link), REST_MS);
    };
    document.addEventListener('pointerover', rest);
    document.addEventListener('focusin', rest);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', rest);
      document.removeEventListener('focusin', rest);
    };
  }, [client]);
  return null;
}
