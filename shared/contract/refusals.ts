import { changes, type Endpoint } from './endpoint.ts';
import { audienceOf, includesRole, type Role } from './roles.ts';

/** What of an endpoint decides who may call it. */
export type Permitted = Pick<Endpoint, 'id' | 'access' | 'role' | 'aws'>;

/** Those that start jobs, which do AWS's operations later, by themselves. */
const JOBS = /^(bulk\.|compositions\.replace$)/;

/** Whether an endpoint, or a job that it starts, changes something in AWS. */
function changesAws(endpoint: Permitted): boolean {
  return changes(endpoint) && (endpoint.aws.length > 0 || JOBS.test(endpoint.id));
}

export interface Refusal {
  code: 'forbidden' | 'read_only';
  /** A sentence for whoever asks. */
  message: string;
}

/**
 * Why somebody who is signed in may not call an endpoint; nothing where they may. The server decides by it, and the web
 * app tells by it before anything is asked.
 */
export function refusalOf(
  endpoint: Permitted,
  { role, readOnly }: { role: Role; readOnly: boolean },
): Refusal | undefined {
  const audience = audienceOf(endpoint);
  if (audience !== 'anybody' && audience !== 'signed-in' && !includesRole(role, audience))
    return {
      code: 'forbidden',
      message: `This needs the role ${audience}; you are signed in as ${role}.`,
    };
  if (readOnly && changesAws(endpoint))
    return {
      code: 'read_only',
      message: 'This console changes nothing in AWS: it was started read-only (CALLBOARD_READ_ONLY).',
    };
  return undefined;
}
