import type { Audit, Intent } from '#server/audit/audit-log.ts';
import { asApiError } from '#server/http/error-body.ts';
import type { RequestContext } from '#server/http/handlers.ts';
import type { Principal } from '#server/http/principal.ts';

export type SignInAudit = Pick<Audit, 'intent' | 'note' | 'tell'>;

/** What stands in place of a name that nobody has: people type their password there. */
const UNKNOWN_NAME = 'unknown name';

type Of = Pick<RequestContext, 'asker'>;

/** Writes down who signs in and out, and what they do with their own account: nothing of what was typed. */
export interface SignInLog {
  /** That somebody has signed in. @throws {ApiError} `audit_unavailable`: then they must not be let in */
  signedIn(endpoint: string, of: Of, principal: Principal): Promise<void>;
  /**
   * That a name and a password were not accepted. It is as much work for a name that nobody has.
   * @param person who has that name
   * @throws {ApiError} `audit_unavailable`, as where they are accepted: what is answered tells nothing
   */
  notAccepted(of: Of, person: { id: string; name: string } | undefined): Promise<void>;
  /** That something else was refused, by the error's code. @throws {ApiError} `audit_unavailable` */
  refused(endpoint: string, of: Of, result: string): Promise<void>;
  /** Carries out what changes an account, and writes down before and after. @throws {ApiError} `audit_unavailable` */
  changed<Done>(
    endpoint: string,
    of: Of,
    objects: Intent['objects'],
    act: () => Promise<Done>,
  ): Promise<Done>;
  /** That a session has ended, which is never refused. @param result an error's code where it is not deleted */
  ended(endpoint: string, of: Of, objects: Intent['objects'], result: string): Promise<void>;
}

export function signInLog(audit: SignInAudit): SignInLog {
  return {
    signedIn: async (endpoint, { asker }, person) =>
      audit.note({ asker: { ...asker, person }, endpoint, result: 'ok' }),

    notAccepted: async ({ asker }, person) =>
      audit.note({
        // They have not proved to be that person, nor are they the one who was signed in before.
        asker: { ...asker, person: undefined },
        endpoint: 'auth.signIn',
        objects: person === undefined ? {} : { personId: person.id },
        request: JSON.stringify({ name: person?.name ?? UNKNOWN_NAME }),
        result: 'unauthenticated',
      }),

    refused: async (endpoint, { asker }, result) => audit.note({ asker, endpoint, result }),

    async changed(endpoint, { asker }, objects, act) {
      const conclude = await audit.intent({ asker, endpoint, objects: objects ?? {} });
      try {
        const done = await act();
        await conclude({ result: 'ok' });
        return done;
      } catch (error) {
        await conclude({ result: asApiError(error).code });
        throw error;
      }
    },

    ended: async (endpoint, { asker }, objects = {}, result) =>
      audit.tell({ asker, endpoint, objects, result }),
  };
}
