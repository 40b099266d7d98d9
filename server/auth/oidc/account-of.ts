import type { Role } from '#shared/contract/roles.ts';
import type { KeptPerson, PeopleRepository } from '../people-repository.ts';
import { hashOf } from '../secrets.ts';
import type { ProvenPerson } from './proven-person.ts';

/** How much of a name may be kept where something is put behind it: it may have 64 characters. */
const LONGEST_STEM = 55;

/**
 * Carries out what makes or changes an account, which is written down before and after.
 * @throws {ApiError} `audit_unavailable`: nothing was done
 */
export type WriteDown = (
  about: { personId?: string; subject: string; role: Role; before?: Role },
  act: () => Promise<KeptPerson>,
) => Promise<KeptPerson>;

/**
 * The account of whom the provider has signed in: made at the first time, and with the role and the full name of today at
 * every other. It is found by the provider's subject alone: an account of the same name with a password is somebody else's.
 *
 * @param at milliseconds since the epoch
 * @returns also whether the role is another than before; one that is disabled is left as it is
 * @throws whatever `writeDown` throws
 */
export async function accountOf(
  people: PeopleRepository,
  { subject, names, fullName }: ProvenPerson,
  role: Role,
  at: number,
  writeDown: WriteDown,
): Promise<{ person: KeptPerson; isChanged: boolean }> {
  const known = await people.withSubject(subject);
  if (known === undefined) {
    const make = async () => added(people, { subject, names, fullName }, role, at);
    return { person: await writeDown({ subject, role }, make), isChanged: false };
  }
  const now = { role, fullName: fullName === '' ? known.fullName : fullName };
  const isChanged = known.role !== role;
  if (known.disabledAt !== undefined || (!isChanged && known.fullName === now.fullName))
    return { person: known, isChanged: false };
  const about = { personId: known.id, subject, role, ...(isChanged ? { before: known.role } : {}) };
  const person = await writeDown(about, async () => {
    await people.follow(known.id, now);
    return { ...known, ...now };
  });
  return { person, isChanged };
}

async function added(
  people: PeopleRepository,
  { subject, names, fullName }: Omit<ProvenPerson, 'groups'>,
  role: Role,
  at: number,
): Promise<KeptPerson> {
  const [first = 'person'] = names;
  const distinct = `${first.slice(0, LONGEST_STEM)}-${hashOf(subject).replace(/[-_]/g, '').slice(0, 8)}`;
  for (const name of [...names, distinct]) {
    const person = await people.add(
      { name, fullName, role, connections: undefined, createdBy: 'oidc', oidcSubject: subject },
      at,
    );
    if (person !== undefined) return person;
  }
  // Two browsers of the same person at once: the other has made it.
  const made = await people.withSubject(subject);
  if (made === undefined) throw new Error('no name is free for somebody whom the provider has signed in');
  return made;
}
