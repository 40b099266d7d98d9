import { redactSecrets } from '#shared/contract/secrets.ts';
import type { Principal } from '#server/http/principal.ts';

/** On whose behalf something is done: of a request, and of the job that it started, also after a restart. */
export interface Asker {
  /** Undefined where nobody is signed in. */
  person: Pick<Principal, 'kind' | 'id' | 'name' | 'role' | 'sessionId'> | undefined;
  /** Of the browser, as far as it is known. */
  address: string | undefined;
  /** The console's own id of the request. */
  requestId: string;
  /** Why, as they have said. */
  reason?: string | undefined;
}

/** A reason as it is written down: people paste what they have before them, a token or a stream key among it. */
export function keptReason(reason: string | undefined): string | null {
  return reason === undefined ? null : redactSecrets(reason);
}

/** The columns of a row that say who. */
export function askerColumns({ person, address, requestId, reason }: Asker) {
  return {
    request_id: requestId,
    person_id: person?.id ?? null,
    person_name: person?.name ?? null,
    person_role: person?.role ?? null,
    person_kind: person?.kind ?? null,
    session_id: person?.sessionId ?? null,
    address: address ?? null,
    reason: keptReason(reason),
  };
}
