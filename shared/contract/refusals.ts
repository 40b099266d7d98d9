import { changes, type Endpoint } from './endpoint.ts';
import { audienceOf, includesRole, type Role } from './roles.ts';

/** What of an endpoint decides who may call it. */
export type Permitted = Pick<Endpoint, 'id' | 'access' | 'role' | 'aws'>;

/** Jobs do AWS's operations later, by themselves. */
const JOBS = /^(jobs\.resume$|bulk\.)/;

/** Whether an endpoint, or a job that it starts or goes on with, changes something in AWS. */
export function changesAws(endpoint: Permitted): boolean {
  return changes(endpoint) && (endpoint.aws.length > 0 || JOBS.test(endpoint.id));
}

/** Why somebody who is signed in may not call an endpoint, in a sentence; nothing where they may. */
export function refusalOf(
  endpoint: Permitted,
  { role, readOnly }: { role: Role; readOnly: boolean },
): string | undefined {
  const audience = audienceOf(endpoint);
  if (audience !== 'anybody' && audience !== 'signed-in' && !includesRole(role, audience))
    return `This needs the role ${audience}; you are signed in as ${role}.`;
  if (readOnly && changesAws(endpoint))
    return 'This console changes nothing in AWS: it was started read-only (CALLBOARD_READ_ONLY).';
  return undefined;
}
