import { InvitationRepository } from './auth/invitation-repository.ts';
import { PeopleRepository } from './auth/people-repository.ts';
import { readConfig } from './config.ts';
import { openStore } from './store/open-store.ts';

/**
 * `npm run admin -- reset-password <name>`: a link by which somebody chooses a new password, for whom nobody who may
 * sign in can help. Whoever may run it can read the database anyway.
 */
const [command, name, ...others] = process.argv.slice(2);
try {
  if (command !== 'reset-password' || name === undefined || others.length > 0)
    throw new Error('Usage: npm run admin -- reset-password <name>');
  const store = await openStore(readConfig([]).store);
  try {
    const person = await new PeopleRepository(store.db).named(name);
    if (person === undefined) throw new Error(`There is nobody of the name ${name}.`);
    if (person.disabledAt !== undefined)
      throw new Error(`${person.name} is disabled: an administrator enables them.`);
    if (person.oidcSubject !== undefined)
      throw new Error(`${person.name} has no password here, but signs in elsewhere.`);
    const about = { purpose: 'reset', personId: person.id } as const;
    const { secret, expiresAt } = await new InvitationRepository(store.db).add(about, Date.now());
    process.stdout.write(
      `${person.name} chooses a new password under this path of the console, once, until ` +
        `${new Date(expiresAt).toISOString()}:\n/invitation#${secret}\n`,
    );
  } finally {
    await store.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
