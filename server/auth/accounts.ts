import type { Logger } from 'pino';
import type { Sessions } from '#server/http/sessions.ts';
import type { Database } from '#server/store/schema.ts';
import { type Attempts, countAttempts } from './attempts.ts';
import { DisplayRepository } from './display-repository.ts';
import { InvitationRepository } from './invitation-repository.ts';
import { NO_SIGN_IN } from './no-sign-in.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { Provider } from './oidc/provider.ts';
import { OpenSessions, type SessionRules } from './open-sessions.ts';
import { PeopleRepository } from './people-repository.ts';
import { type SetUp, setUp } from './set-up.ts';

export interface AccountOptions extends SessionRules {
  /** False: nobody is asked who they are, and everybody is an administrator. */
  signIn: boolean;
  /** The organisation's own provider, where there is one. */
  oidc?: OidcSettings | undefined;
  /** Milliseconds of a monotonic clock, by which attempts are counted; the system's unless given. */
  attemptsNow?: () => number;
}

/** Who may do what in this console, and who is signed in. */
export interface Accounts {
  options: AccountOptions;
  /** As the HTTP side asks for it. */
  sessions: Sessions;
  open: OpenSessions;
  people: PeopleRepository;
  invitations: InvitationRepository;
  displays: DisplayRepository;
  attempts: Attempts;
  /** The organisation's own provider, where there is one. */
  provider: Provider | undefined;
  setUp: SetUp;
  /** Milliseconds since the epoch. */
  now: () => number;
  close(): void;
}

export function createAccounts(db: Database, options: AccountOptions, logger: Logger): Accounts {
  const open = new OpenSessions(db, options, logger);
  return {
    options,
    sessions: options.signIn ? open : NO_SIGN_IN,
    open,
    people: new PeopleRepository(db, options.oidc),
    invitations: new InvitationRepository(db),
    displays: new DisplayRepository(db),
    attempts: countAttempts(options.attemptsNow),
    provider: options.oidc && new Provider(options.oidc),
    setUp: setUp(),
    now: options.now ?? Date.now,
    close: () => open.close(),
  };
}
