import * as z from 'zod/mini';
import { LinkSecret } from '../auth/contract.ts';
import { AllowedConnections, FullName, PersonId, PersonName } from '../auth/person.ts';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { Role } from '../contract/roles.ts';

/** Somebody who may sign in. */
export const Person = z.object({
  id: z.string(),
  name: z.string(),
  fullName: z.string(),
  role: Role,
  /** Absent: all of them. */
  connections: z.optional(z.array(z.string())),
  /** `invited`: no password was set yet. `disabled` wins over it. */
  state: z.enum(['active', 'invited', 'disabled']),
  /** How they sign in. The provider says which role those of `oidc` have, at each sign-in. */
  by: z.enum(['password', 'oidc']),
  createdAt: Instant,
  /** The name of who invited them; `setup` for the first one, `oidc` where the provider was enough. */
  createdBy: z.string(),
  /** To the minute; absent: never. */
  lastSeenAt: z.optional(Instant),
  /** Sessions that are good at this time. */
  sessions: z.int(),
});
export type Person = z.infer<typeof Person>;

/** A link that is answered once and good for once. */
export const Link = z.object({
  /** Stands in the fragment: `<origin>/<page>#<secret>`, so that it is in no log. */
  secret: LinkSecret,
  /** `/invitation#<secret>` or `/display#<secret>`, to follow the origin. */
  path: z.string(),
  expiresAt: Instant,
});
export type Link = z.infer<typeof Link>;

/** A screen on a wall: it shows one connection, changes nothing, and stays signed in until it is ended. */
export const Display = z.object({
  id: z.string(),
  name: z.string(),
  connection: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  /**
   * `waiting`: its link was not opened yet. `expired`: it was not opened in time. `open`: it shows its connection, whether
   * there is another link or not. `ended`: it was open, and is signed out.
   */
  state: z.enum(['waiting', 'expired', 'open', 'ended']),
  lastSeenAt: z.optional(Instant),
  /** From where its link was opened. */
  address: z.optional(z.string()),
});
export type Display = z.infer<typeof Display>;

const DisplayId = z
  .string()
  .check(
    z.regex(/^display-[a-f0-9]{16}$/, 'must be the id of a display: display- and 16 hexadecimal digits'),
  );

const person = { personId: PersonId };
const administration = { access: 'write', role: 'administrator', invalidates: ['people.list'] } as const;
const wall = { role: 'administrator', invalidates: ['people.displays'] } as const;

/** Who may sign in, as what. The last administrator stays one. */
export const people = contract('people', {
  list: json({
    path: '/people',
    summary: 'Everybody who may sign in, by name',
    access: 'read',
    role: 'administrator',
    output: z.object({ items: z.array(Person) }),
  }),
  invite: json({
    method: 'POST',
    path: '/people',
    summary: 'Adds somebody, and answers the link by which they choose a password: it is told once',
    ...administration,
    body: z.strictObject({
      name: PersonName,
      fullName: z.optional(FullName),
      role: Role,
      connections: z.optional(AllowedConnections),
    }),
    output: z.object({ person: Person, link: Link }),
    status: 201,
    limits: SMALL_BODY,
  }),
  update: json({
    method: 'PATCH',
    path: '/people/:personId',
    summary: 'Changes what somebody may do, or whether they may sign in; what is left out stays as it is',
    ...administration,
    params: person,
    body: z.strictObject({
      fullName: z.optional(FullName),
      role: z.optional(Role),
      /** Null: all of them. */
      connections: z.optional(z.nullable(AllowedConnections)),
      disabled: z.optional(z.boolean()),
    }),
    output: Person,
    limits: SMALL_BODY,
  }),
  remove: json({
    method: 'DELETE',
    path: '/people/:personId',
    summary: 'Deletes somebody and ends their sessions; what they did stays in the records under their name',
    ...administration,
    access: 'destroy',
    params: person,
    output: z.object({ id: z.string() }),
  }),
  reset: json({
    method: 'POST',
    path: '/people/:personId/reset',
    summary:
      'Answers a link by which somebody chooses a new password: it is told once, those before it are void',
    ...administration,
    params: person,
    output: z.object({ link: Link }),
  }),
  endSessions: json({
    method: 'POST',
    path: '/people/:personId/sessions/end',
    summary: 'Ends every session of somebody, and what they keep open',
    ...administration,
    params: person,
    output: z.object({ ended: z.int() }),
  }),
  displays: json({
    path: '/displays',
    summary: 'The screens on walls, by name',
    access: 'read',
    role: 'administrator',
    output: z.object({ items: z.array(Display) }),
  }),
  createDisplay: json({
    method: 'POST',
    path: '/displays',
    summary: 'Names a screen for a wall, and answers the link that opens it there: it is told once',
    ...wall,
    access: 'write',
    body: z.strictObject({
      name: z.string().check(z.regex(/^(?=.*\S)[^\p{Cc}\p{Cf}]{1,60}$/u, 'must be 1 to 60 characters')),
      connection: ConnectionId,
    }),
    output: z.object({ display: Display, link: Link }),
    status: 201,
    limits: SMALL_BODY,
  }),
  renewDisplay: json({
    method: 'POST',
    path: '/displays/:displayId/link',
    summary: 'Answers another link that opens a screen on a wall: it is told once, those before it are void',
    ...wall,
    access: 'write',
    params: { displayId: DisplayId },
    output: z.object({ link: Link }),
  }),
  endDisplay: json({
    method: 'DELETE',
    path: '/displays/:displayId',
    summary: 'Ends a screen on a wall: it is signed out, and its link is void',
    ...wall,
    access: 'destroy',
    params: { displayId: DisplayId },
    output: z.object({ id: z.string() }),
  }),
});
