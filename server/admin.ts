import { InvitationRepository } from './auth/invitation-repository.ts';
import { makeAdministrator } from './auth/make-administrator.ts';
import { PeopleRepository } from './auth/people-repository.ts';
import { readConfig } from './config.ts';
import { openStore } from './store/open-store.ts';
import type { Database } from './store/schema.ts';

/**
 * `npm run admin`: for when nobody who may sign in can help. Whoever may run it can read the database anyway.
 * `reset-password <name>`: a link by which somebody chooses a new password.
 * `make-administrator <name>`: the same for somebody who becomes an administrator, new or there already.
 */
const COMMANDS = {
  async 'reset-password'(db: Database, name: string): Promise<string> {
    const person = await new PeopleRepository(db).named(name);
    if (person === undefined) throw new Error(`There is nobody of the name ${name}.`);
    if (person.disabledAt !== undefined)
      throw new Error(`${person.name} is disabled: an administrator enables them.`);
    if (person.oidcSubject !== undefined)
      throw new Error(`${person.name} has no password here, but signs in elsewhere.`);
    const about = { purpose: 'reset', personId: person.id } as const;
    const link = await new InvitationRepository(db).add(about, Date.now());
    return `${person.name} chooses a new password ${underLink(link)}`;
  },

  async 'make-administrator'(db: Database, name: string): Promise<string> {
    const { person, link } = await makeAdministrator(db, name, Date.now());
    return `${person.name} is an administrator, and chooses a password ${underLink(link)}`;
  },
};

function underLink({ secret, expiresAt }: { secret: string; expiresAt: number }): string {
  const until = new Date(expiresAt).toISOString();
  return `under this path of the console, once, until ${until}:\n/invitation#${secret}\n`;
}

const [command, name, ...others] = process.argv.slice(2);
try {
  const isKnown = command === 'reset-password' || command === 'make-administrator';
  if (!isKnown || name === undefined || others.length > 0)
    throw new Error(`Usage: npm run admin -- ${Object.keys(COMMANDS).join('|')} <name>`);
  const store = await openStore(readConfig([]).store);
  try {
    process.stdout.write(await COMMANDS[command](store.db, name));
  } finally {
    await store.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
