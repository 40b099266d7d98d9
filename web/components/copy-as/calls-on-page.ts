import type { QueryClient } from '@tanstack/react-query';
import { type ArnOf, callOf } from '#shared/commands/console-call.ts';
import type { OperationName } from '#shared/commands/operation-table.ts';
import type { ShownCall } from './command-forms.ts';

/** As `useWholeList` asks: the largest page that AWS gives, of replicas half as much. */
const LARGEST_PAGE = 100;
const LARGEST_PAGES: Partial<Record<OperationName, number>> = { ListParticipantReplicas: 50 };

/**
 * The calls of AWS behind what is on screen, in the order in which they were asked for; each once. Of a whole list it is the
 * first page.
 */
export function callsOnPage(client: QueryClient, connection: string, arnOf: ArnOf): ShownCall[] {
  const calls = new Map<string, ShownCall>();
  for (const { queryKey, state } of client.getQueryCache().findAll({ type: 'active' })) {
    const [endpointId, input, whole] = queryKey as [string, Record<string, unknown>?, string?];
    if (input?.['connection'] !== connection) continue;
    const asked = callOf(endpointId, input, arnOf);
    if (asked === undefined) continue;
    const { operation } = asked;
    const maxResults = whole === 'whole' ? (LARGEST_PAGES[operation] ?? LARGEST_PAGE) : undefined;
    const call = maxResults === undefined ? asked : { operation, input: { ...asked.input, maxResults } };
    const answer = state.data as { item?: ShownCall['resource'] } | undefined;
    calls.set(JSON.stringify(call), { call, resource: answer?.item });
  }
  return [...calls.values()];
}

/** What was sent from this browser in the last minutes and changes something of AWS's, the newest first. */
export function changesSent(client: QueryClient, connection: string, arnOf: ArnOf): ShownCall[] {
  return client
    .getMutationCache()
    .getAll()
    .flatMap(({ options, state }) => {
      const endpointId = options.mutationKey?.[0];
      // As `useChange` hands it on, with the reason that is the console's own.
      const { input } = (state.variables ?? {}) as { input?: Record<string, unknown> };
      if (typeof endpointId !== 'string' || input?.['connection'] !== connection) return [];
      const call = callOf(endpointId, input, arnOf);
      return call === undefined ? [] : [{ call, sent: { at: state.submittedAt, status: state.status } }];
    })
    .toSorted((a, b) => b.sent.at - a.sent.at);
}
