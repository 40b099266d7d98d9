import type { SignedInPerson } from '#shared/auth/person.ts';
import type { Principal } from '#server/http/principal.ts';
import type { Sessions } from '#server/http/sessions.ts';

/** Who everybody is where nobody is asked (CALLBOARD_AUTH=none). */
export const LOCAL: SignedInPerson = {
  id: 'local',
  name: 'Local administrator',
  fullName: '',
  role: 'administrator',
  kind: 'person',
  by: 'none',
};

const principal: Principal = {
  kind: 'person',
  id: LOCAL.id,
  name: LOCAL.name,
  role: LOCAL.role,
  connections: undefined,
  sessionId: 'local',
  expiresAt: Number.POSITIVE_INFINITY,
};

/** Sessions of a console that asks nobody who they are. */
export const NO_SIGN_IN: Sessions = {
  find: async () => Promise.resolve(principal),
  watch: () => () => undefined,
};
