import type { Role } from '#shared/contract/roles.ts';

/** An organisation's own provider (OpenID Connect), as it is configured. */
export interface OidcSettings {
  /** Its identifier: the address under which its discovery document is found. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As people call it: “Sign in with …”. */
  label: string;
  /** The claim that lists somebody's groups. */
  groupsClaim: string;
  /** Which role the members of a group have. */
  roles: readonly GroupRole[];
}

export interface GroupRole {
  group: string;
  role: Role;
}
