import * as z from 'zod/mini';
import { FullName, PersonName } from '#shared/auth/person.ts';

/** Whom the provider has signed in, as far as the console needs to know. */
export interface ProvenPerson {
  /** Issuer and subject: the one thing by which they are known again. */
  subject: string;
  /** What they may be called here, the best first; there is always one. */
  names: readonly string[];
  /** Empty where the provider tells none. */
  fullName: string;
  groups: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads what the provider says of somebody. An e-mail address is a name only where the provider has verified it: who may
 * write what they like must not be taken for somebody else.
 *
 * @param claims of the ID token, and of the user info where it was asked for
 */
export function provenPerson(
  claims: Claims & { iss: string; sub: string },
  groupsClaim: string,
): ProvenPerson {
  const { iss, sub, preferred_username: preferred, email, email_verified: verified, name } = claims;
  const wanted = [preferred, verified === true ? email : undefined, sub];
  const names = wanted.filter((text): text is string => z.safeParse(PersonName, text).success);
  return {
    subject: `${iss} ${sub}`,
    names: names.length > 0 ? names : ['person'],
    fullName: typeof name === 'string' && z.safeParse(FullName, name.trim()).success ? name.trim() : '',
    groups: groupsIn(claims[groupsClaim]),
  };
}

/** Whether a subject, as {@link ProvenPerson} has it, is of that issuer: `https://a.example` and `https://a.example/` are one. */
export function isOfIssuer(subject: string, issuer: string): boolean {
  const [own = ''] = subject.split(' ');
  return URL.canParse(own) && new URL(own).href === new URL(issuer).href;
}

/** Some providers write a single group without a list. */
function groupsIn(claim: unknown): string[] {
  const all: unknown[] = Array.isArray(claim) ? claim : [claim];
  return all.filter((group): group is string => typeof group === 'string');
}
