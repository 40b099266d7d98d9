import { ROLES, type Role } from '#shared/contract/roles.ts';
import { hashOf } from '#server/auth/secrets.ts';
import { sessionCookie } from '#server/http/session-cookie.ts';
import type { Database } from '#server/store/schema.ts';

/**
 * Every console of a test has one person of each role who is signed in already, by the same secret everywhere: who asks
 * need not know which console it is, and a browser, which keeps one cookie for all ports of a host, can look at several.
 */
const secretOf = (role: Role): string => `test-${role}-`.padEnd(43, '0');

/** What all of them sign in with. */
export const TEST_PASSWORD = 'xxxxxxxxxxxx';
/** Written down, so that no test waits for it to be worked out. */
const TEST_PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$02X64GD9SxuL9PS7WKIhCw$vUR76QwRIdCfAg4g3NnqUvq/Rown1eqOrPYJhJdQ5F8';

/** The header by which a test asks as a role. Empty asks as nobody. */
export function cookieOf(role: Role | 'nobody'): string {
  return role === 'nobody' ? '' : sessionCookie(secretOf(role));
}

/** As a browser is given it: for the whole host, as `__Host-` asks. @param url of any page of a console of the test */
export function browserCookieOf(role: Role, url: string) {
  const [name = '', value = ''] = cookieOf(role).split('=');
  return { name, value, url: new URL('/', url).href.replace(/^http:/, 'https:') };
}

/** The person of a role, as other people see them. */
export function testPerson(role: Role): { id: string; name: string } {
  return { id: `person-${String(ROLES.indexOf(role) + 1).padStart(16, '0')}`, name: `test-${role}` };
}

/** Puts them into a store, unless they are there. */
export async function addTestPeople(db: Database): Promise<void> {
  const at = Date.now();
  await db
    .insertInto('people')
    .values(
      ROLES.map((role) => ({
        ...testPerson(role),
        name_folded: testPerson(role).name,
        full_name: '',
        password_hash: TEST_PASSWORD_HASH,
        oidc_subject: null,
        role,
        connections: null,
        disabled_at: null,
        created_at: at,
        created_by: 'test',
        last_seen_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('account_sessions')
    .values(
      ROLES.map((role, index) => ({
        hash: hashOf(secretOf(role)),
        id: `ses-${String(index + 1).padStart(16, '0')}`,
        person_id: testPerson(role).id,
        display_id: null,
        demo_role: null,
        signed_in_by: 'password',
        created_at: at,
        seen_at: at,
        expires_at: at + 12 * 60 * 60 * 1000,
        address: '127.0.0.1',
        agent: 'test',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
