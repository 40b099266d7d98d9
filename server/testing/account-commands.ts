import { auth } from '#shared/auth/contract.ts';
import { people } from '#shared/people/contract.ts';
import type { OwnCommand } from './own-commands.ts';

/** The secret of a link that was never made, and ids of what there is not: nothing is changed by them. */
const secret = 'N'.repeat(43);
const NOBODY = { personId: 'person-0123456789abcdef' };
const NO_DISPLAY = { displayId: 'display-0123456789abcdef' };
const NO_SESSION = { accountSessionId: 'ses-0123456789abcdef' };
const password = 'a password of nobody';

/** What is asked of sign-in and of people, with all that can be given. */
export const ACCOUNT_COMMANDS: readonly OwnCommand[] = [
  { endpoint: auth.signIn, body: { name: 'nobody', password } },
  { endpoint: auth.signInAs, body: { role: 'viewer' } },
  { endpoint: auth.signOut },
  { endpoint: auth.setUp, body: { secret, name: 'nobody', password } },
  { endpoint: auth.invitation, body: { secret } },
  { endpoint: auth.accept, body: { secret, password } },
  { endpoint: auth.openDisplay, body: { secret } },
  { endpoint: auth.revoke, ids: NO_SESSION },
  { endpoint: auth.changePassword, body: { current: password, next: `${password} else` } },
  {
    endpoint: people.invite,
    body: { name: 'test-viewer', fullName: 'A Viewer', role: 'viewer', connections: ['emulator'] },
  },
  {
    endpoint: people.update,
    ids: NOBODY,
    body: { fullName: 'Nobody', role: 'viewer', connections: ['emulator'], disabled: true },
  },
  { endpoint: people.remove, ids: NOBODY },
  { endpoint: people.reset, ids: NOBODY },
  { endpoint: people.endSessions, ids: NOBODY },
  { endpoint: people.createDisplay, body: { name: 'Wall', connection: 'no-such-connection' } },
  { endpoint: people.renewDisplay, ids: NO_DISPLAY },
  { endpoint: people.endDisplay, ids: NO_DISPLAY },
];
