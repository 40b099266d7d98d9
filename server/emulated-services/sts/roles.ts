import { z } from 'zod';
import type { ControlRoutes } from '#server/emulator/control/control-routes.ts';
import { InvalidControl, parseBody } from '#server/emulator/control/invalid-control.ts';
import type { Account } from '#server/emulator/wire/sigv4.ts';

const roleSchema = z.strictObject({
  roleArn: z
    .string()
    .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'must be the ARN of a role'),
  /** What its trust policy demands, as the conditions sts:ExternalId and sts:SourceIdentity. */
  externalId: z.string().optional(),
  sourceIdentity: z.string().optional(),
});
/** A role, and what whoever takes it on has to say. */
export type Role = z.output<typeof roleSchema>;

const MOST_ROLES = 1_000;

/** The roles there are, and who has taken them on. */
export interface Roles {
  find(roleArn: string): Role | undefined;
  /** Remembers that these credentials are of somebody who took a role on. */
  takenOn(credentials: Account, assumedArn: string): void;
  /** Whom credentials are of. Undefined: of nobody who took a role on. */
  holder(accessKeyId: string): string | undefined;
  control: ControlRoutes;
}

/** `/_emulator/roles`: all of them; POST one, DELETE all; POST `/_emulator/roles/expire` ends all who took one on. */
export function createRoles(now: () => number = Date.now): Roles {
  const roles = new Map<string, Role>();
  const holders = new Map<string, { credentials: Account; assumedArn: string }>();

  function change(method: string, body: unknown): boolean {
    if (method === 'POST') {
      const role = parseBody(roleSchema, body ?? {});
      if (roles.size >= MOST_ROLES)
        throw new InvalidControl([`there are ${MOST_ROLES} roles already: DELETE them first`]);
      roles.set(role.roleArn, role);
    } else if (method === 'DELETE') roles.clear();
    return method === 'POST' || method === 'DELETE' || method === 'GET';
  }

  return {
    find: (roleArn) => roles.get(roleArn),
    takenOn(credentials, assumedArn) {
      for (const [key, { credentials: held }] of holders)
        if ((held.temporary?.expiresAt ?? 0) <= now()) holders.delete(key);
      holders.set(credentials.accessKeyId, { credentials, assumedArn });
    },
    holder: (accessKeyId) => holders.get(accessKeyId)?.assumedArn,
    control({ method, parts, body }) {
      if (parts[0] !== 'roles') return undefined;
      if (parts.length === 2 && parts[1] === 'expire' && method === 'POST') {
        for (const { credentials } of holders.values())
          if (credentials.temporary !== undefined) credentials.temporary.expiresAt = now();
      } else if (parts.length !== 1 || !change(method, body)) return undefined;
      return { status: 200, body: { roles: [...roles.values()] } };
    },
  };
}
