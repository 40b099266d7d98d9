import { includesRole, type Role, ROLES } from '#shared/contract/roles.ts';
import type { GroupRole } from './oidc-settings.ts';

/** A group may hold commas and `=`, as names of a directory do: it ends where `=`, a role, and a comma or the end follow. */
const PAIR = new RegExp(`\\s*(.+?)\\s*=\\s*(${ROLES.join('|')})\\s*(?:,|$)`, 'y');

/**
 * Reads `group=role,group=role`.
 * @returns undefined where any part of it is nothing of the kind
 */
export function groupRoles(text: string): GroupRole[] | undefined {
  const pairs: GroupRole[] = [];
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const [, group, role] = PAIR.exec(text) ?? [];
    if (group === undefined || group.startsWith(',') || group.startsWith('=')) return undefined;
    pairs.push({ group, role: role as Role });
  }
  return pairs.length === 0 ? undefined : pairs;
}

/** The highest role of all groups that somebody is in; undefined: none of them has one. */
export function roleOfGroups(roles: readonly GroupRole[], groups: readonly string[]): Role | undefined {
  return roles
    .filter(({ group }) => groups.includes(group))
    .map(({ role }) => role)
    .reduce<Role | undefined>(
      (highest, role) => (highest !== undefined && includesRole(highest, role) ? highest : role),
      undefined,
    );
}
