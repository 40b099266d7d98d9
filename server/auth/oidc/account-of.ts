import type { Role } from '#shared/contract/roles.ts';
import type { KeptPerson, PeopleRepository } from '../people-repository.ts';
import { hashOf } from '../secrets.ts';
import type { ProvenPerson } from './proven-person.ts';

/** How much of a name may be kept where something is put behind it: it may have 64 characters. */
const LONGEST_STEM = 55;

/**
 * The account of whom the provider has signed in: made at the first time, and with the role and the full name of today at
 * every other. It is found by the provider's subject alone: an account of the same name with a password is somebody else's.
 *
 * @param at milliseconds since the epoch
 * @returns also whether the role is another than before; one that is disabled is left as it is
 */
export async function accountOf(
  people: PeopleRepository,
  { subject, names, fullName }: ProvenPerson,
  role: Role,
  at: number,
): Promise<{ person: KeptPerson; isChanged: boolean }> {
  const known = await people.withSubject(subject);
  if (known !== undefined) {
    if (known.disabledAt !== undefined) return { person: known, isChanged: false };
    const now = { role, fullName: fullName === '' ? known.fullName : fullName };
    await people.follow(known.id, now);
    return { person: { ...known, ...now }, isChanged: known.role !== role };
  }
  const [first = 'person'] = names;
  const distinct = `${first.slice(0, LONGEST_STEM)}-${hashOf(subject).replace(/[-_]/g, '').slice(0, 8)}`;
  for (const name of [...names, distinct]) {
    const person = await people.add(
      { name, fullName, role, connections: undefined, createdBy: 'oidc', oidcSubject: subject },
      at,
    );
    if (person !== undefined) return { person, isChanged: false };
  }
  // Two browsers of the same person at once: the other has made it.
  const made = await people.withSubject(subject);
  if (made === undefined) throw new Error('no name is free for somebody whom the provider has signed in');
  return { person: made, isChanged: false };
}
