import * as z from 'zod/mini';
import { ConnectionId } from '../contract/ids.ts';
import { Role } from '../contract/roles.ts';

/** As somebody signs in: an e-mail address, or a short name. Upper and lower case are the same name. */
export const PersonName = z
  .string()
  .check(
    z.regex(
      /^[\p{L}\p{N}][\p{L}\p{N}._+@-]{0,63}$/u,
      'must begin with a letter or digit and hold only letters, digits and . _ + @ -, at most 64',
    ),
  );

/** How they are called on screen. */
export const FullName = z
  .string()
  .check(z.regex(/^[^\p{Cc}\p{Cf}]{0,80}$/u, 'must be at most 80 characters'));

export const PersonId = z
  .string()
  .check(z.regex(/^person-[a-f0-9]{16}$/, 'must be the id of a person: person- and 16 hexadecimal digits'));

/** The connections that somebody may see and change; absent: all of them. */
export const AllowedConnections = z.array(ConnectionId).check(z.minLength(1), z.maxLength(200));

/** Somebody who is signed in, as they and their browser may know it. */
export const SignedInPerson = z.object({
  /** Of the account, of the display, or `demo-` and the role. */
  id: z.string(),
  name: z.string(),
  /** Empty where none was given. */
  fullName: z.string(),
  role: Role,
  connections: z.optional(z.array(z.string())),
  /** A person, or a screen on a wall that shows one connection. */
  kind: z.enum(['person', 'display']),
  /** How they proved who they are; `none`: this console asks nobody (CALLBOARD_AUTH=none). Only `password` has one to change. */
  by: z.enum(['password', 'oidc', 'one-click', 'display', 'none']),
});
export type SignedInPerson = z.infer<typeof SignedInPerson>;
