import * as z from 'zod/mini';
import { PersonName } from '#shared/auth/person.ts';
import type { Database } from '#server/store/schema.ts';
import { InvitationRepository } from './invitation-repository.ts';
import { type KeptPerson, PeopleRepository } from './people-repository.ts';
import { SessionRepository } from './session-repository.ts';

/**
 * Makes somebody of that name an administrator who can sign in by password: somebody new, or whoever has the name, disabled
 * or of a lesser role. Their sessions end, because what a session may do is settled when it begins.
 *
 * @param at milliseconds since the epoch
 * @returns who it is, and the link by which they choose their password; one that they have is good until then
 * @throws {Error} where the name is none, or somebody has it who signs in by a provider
 */
export async function makeAdministrator(
  db: Database,
  name: string,
  at: number,
): Promise<{ person: KeptPerson; link: { secret: string; expiresAt: number } }> {
  const people = new PeopleRepository(db);
  const role = 'administrator';
  const known = await people.named(name);
  if (known?.oidcSubject !== undefined)
    throw new Error(`${known.name} signs in by the organisation’s provider. Give another name.`);
  if (known === undefined && !z.safeParse(PersonName, name).success)
    throw new Error(`${name} is no name to sign in with: letters, digits and . _ + @ - are, at most 64.`);
  const person =
    known ??
    (await people.add({ name, fullName: '', role, connections: undefined, createdBy: 'npm run admin' }, at));
  if (person === undefined) throw new Error(`Somebody else has just taken the name ${name}.`);
  if (known !== undefined) {
    await people.change(person.id, { role, connections: undefined, disabledAt: undefined });
    await new SessionRepository(db).endAll({ personId: person.id });
  }
  const purpose = person.passwordHash === undefined ? 'invite' : 'reset';
  const link = await new InvitationRepository(db).add({ purpose, personId: person.id }, at);
  return { person, link };
}
