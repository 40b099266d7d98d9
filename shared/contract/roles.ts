import * as z from 'zod/mini';
import type { Access } from './endpoint.ts';

/** What people may do, each also what those before it may. */
export const ROLES = ['viewer', 'support', 'operator', 'administrator'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Whether somebody of a role may do what needs the other. */
export function includesRole(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}

/** Who an endpoint answers: `anybody` without a session, `signed-in` whoever has one, about themselves. */
export type Audience = 'anybody' | 'signed-in' | Role;

const AUDIENCE_OF: Record<Access, Audience> = {
  public: 'anybody',
  own: 'signed-in',
  read: 'viewer',
  reveal: 'operator',
  write: 'operator',
  destroy: 'operator',
};

/** Who may call an endpoint: as its access class says, or the role that it names. The one place where this is decided. */
export function audienceOf({ access, role }: { access: Access; role?: Role | undefined }): Audience {
  return role ?? AUDIENCE_OF[access];
}
