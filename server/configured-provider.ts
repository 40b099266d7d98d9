import * as z from 'zod/mini';
import type { OidcSettings } from './auth/oidc/oidc-settings.ts';
import { groupRoles } from './auth/oidc/role-of-groups.ts';
import { isEndpoint } from './config-values.ts';

/** An issuer's identifier (OpenID Connect Discovery 1.0, 3): without query and fragment. */
export const Issuer = z
  .string()
  .check(
    z.refine(
      isEndpoint,
      'must be the https:// address of the provider, as it names itself, or http:// on a loopback address',
    ),
  );

/** What a person has to write down of the provider. */
export const ProviderText = z
  .string()
  .check(z.regex(/^\P{Cc}{1,500}$/u, 'must be at most 500 characters, without line breaks'));

export const GroupRoles = z
  .string()
  .check(
    z.refine(
      (text) => groupRoles(text) !== undefined,
      'must be groups and their roles such as console-admins=administrator,show-crew=operator,staff=viewer',
    ),
  );

interface Variables {
  CALLBOARD_OIDC_ISSUER?: string | undefined;
  CALLBOARD_OIDC_CLIENT_ID?: string | undefined;
  CALLBOARD_OIDC_CLIENT_SECRET?: string | undefined;
  CALLBOARD_OIDC_LABEL?: string | undefined;
  CALLBOARD_OIDC_GROUPS_CLAIM?: string | undefined;
  CALLBOARD_OIDC_ROLES?: string | undefined;
}

const NEEDED = [
  'CALLBOARD_OIDC_ISSUER',
  'CALLBOARD_OIDC_CLIENT_ID',
  'CALLBOARD_OIDC_CLIENT_SECRET',
  'CALLBOARD_OIDC_ROLES',
] as const;
const ADDED = ['CALLBOARD_OIDC_LABEL', 'CALLBOARD_OIDC_GROUPS_CLAIM'] as const;

/**
 * The organisation's provider, where one is named.
 * @param variables each right in itself
 * @param problems gets what does not go together
 */
export function oidcOf(variables: Variables, signIn: boolean, problems: string[]): OidcSettings | undefined {
  const given = [...NEEDED, ...ADDED].filter((name) => variables[name] !== undefined);
  const [first] = given;
  if (first === undefined) return undefined;
  if (!signIn)
    problems.push(`${first} has no meaning with CALLBOARD_AUTH=none, which asks nobody who they are`);
  const missing = NEEDED.filter((name) => variables[name] === undefined);
  if (missing.length > 0) problems.push(`${first} needs ${missing.join(', ')} beside it`);
  return {
    issuer: variables.CALLBOARD_OIDC_ISSUER ?? '',
    clientId: variables.CALLBOARD_OIDC_CLIENT_ID ?? '',
    clientSecret: variables.CALLBOARD_OIDC_CLIENT_SECRET ?? '',
    label: variables.CALLBOARD_OIDC_LABEL ?? 'your organisation',
    groupsClaim: variables.CALLBOARD_OIDC_GROUPS_CLAIM ?? 'groups',
    roles: groupRoles(variables.CALLBOARD_OIDC_ROLES ?? '') ?? [],
  };
}
