import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { SMALL_BODY } from '../contract/limits.ts';
import { Role } from '../contract/roles.ts';
import { GivenPassword, NewPassword } from './passwords.ts';
import { PersonName, SignedInPerson } from './person.ts';

/** 256 bits in base64url: of links that are good for once. It is sent in a body and stands in an address's fragment alone. */
export const LinkSecret = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'must be the secret of a link of this console'));

const AccountSessionId = z
  .string()
  .check(z.regex(/^ses-[a-f0-9]{16}$/, 'must be the id of a session: ses- and 16 hexadecimal digits'));

export const SignedIn = z.object({
  state: z.literal('signed-in'),
  person: SignedInPerson,
  /** When the session ends, however much it is used. */
  expiresAt: Instant,
  /** Minutes after which the session ends where nothing is asked and no page is seen; 0: never. */
  idleMinutes: z.number(),
  /** Nobody may change anything in AWS through this console (CALLBOARD_READ_ONLY). */
  readOnly: z.boolean(),
});
export type SignedIn = z.infer<typeof SignedIn>;

export const SignedOut = z.object({
  state: z.literal('signed-out'),
  /** There is nobody yet: the link that the start printed makes the first administrator. */
  setUpNeeded: z.boolean(),
  /** Sign-in by the organisation's own provider, at `/api/oidc/start`. */
  oidc: z.optional(z.object({ label: z.string() })),
  /** The roles that one click signs in as: with the built-in emulator on loopback addresses alone. Else empty. */
  oneClick: z.array(Role),
});

/** Whether somebody is signed in, and who, or else how one can. */
export const Session = z.discriminatedUnion('state', [SignedIn, SignedOut]);
export type Session = z.infer<typeof Session>;

/** One of a person's own sessions. */
export const AccountSession = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  createdAt: Instant,
  /** When it was last used, to the minute. */
  seenAt: Instant,
  expiresAt: Instant,
  /** From where it was begun. */
  address: z.string(),
  /** What the browser called itself then; empty where it did not. */
  agent: z.string(),
});
export type AccountSession = z.infer<typeof AccountSession>;

/** Sign-in and sign-out, and everybody's own account. A session is a cookie that pages cannot read. */
export const auth = contract('auth', {
  session: json({
    path: '/session',
    summary: 'Who is signed in, or how one can sign in',
    access: 'public',
    output: Session,
  }),
  signIn: json({
    method: 'POST',
    path: '/session',
    summary: 'Signs in by name and password; the same answer whatever of them is wrong',
    access: 'public',
    body: z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(200)),
      password: GivenPassword,
    }),
    output: SignedIn,
    limits: SMALL_BODY,
  }),
  signInAs: json({
    method: 'POST',
    path: '/session/one-click',
    summary: 'Signs in as a role without an account: with the built-in emulator on loopback addresses alone',
    access: 'public',
    body: z.strictObject({ role: Role }),
    output: SignedIn,
    limits: SMALL_BODY,
  }),
  signOut: json({
    method: 'POST',
    path: '/session/end',
    summary: 'Ends the session; what it keeps open ends too',
    access: 'own',
    /** Where the provider wants to be told as well, the browser goes there next. */
    output: z.object({ next: z.optional(z.string()) }),
  }),
  setUp: json({
    method: 'POST',
    path: '/setup',
    summary: 'Makes the first administrator, by the secret that the start printed, and signs them in',
    access: 'public',
    body: z.strictObject({ secret: LinkSecret, name: PersonName, password: NewPassword }),
    output: SignedIn,
    limits: SMALL_BODY,
  }),
  invitation: json({
    method: 'POST',
    path: '/invitations/about',
    summary: 'Whose invitation, or new password, the secret of a link is for; the link stays good',
    access: 'public',
    body: z.strictObject({ secret: LinkSecret }),
    output: z.object({
      purpose: z.enum(['invite', 'reset', 'display']),
      /** The person, or the display. */
      name: z.string(),
      expiresAt: Instant,
    }),
    limits: SMALL_BODY,
  }),
  accept: json({
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Sets the password of whom a link is for, ends their other sessions, and signs them in',
    access: 'public',
    body: z.strictObject({ secret: LinkSecret, password: NewPassword }),
    output: SignedIn,
    limits: SMALL_BODY,
  }),
  openDisplay: json({
    method: 'POST',
    path: '/session/display',
    summary: 'Makes this browser the screen on a wall that a link is for',
    access: 'public',
    body: z.strictObject({ secret: LinkSecret }),
    output: SignedIn,
    limits: SMALL_BODY,
  }),
  sessions: json({
    path: '/account/sessions',
    summary: 'The sessions of whoever asks, the newest first',
    access: 'own',
    output: z.object({ items: z.array(AccountSession) }),
  }),
  revoke: json({
    method: 'POST',
    path: '/account/sessions/:accountSessionId/end',
    summary: 'Ends one of the own sessions, and what it keeps open',
    access: 'own',
    params: { accountSessionId: AccountSessionId },
    output: z.object({ id: z.string() }),
  }),
  changePassword: json({
    method: 'POST',
    path: '/account/password',
    summary: 'Sets another password and ends all other sessions',
    access: 'own',
    body: z.strictObject({ current: GivenPassword, next: NewPassword }),
    output: SignedIn,
    limits: SMALL_BODY,
  }),
  policy: json({
    path: '/roles/:role/policy',
    summary: 'The IAM policy that the console needs of AWS for what a role may do',
    access: 'own',
    params: { role: Role },
    output: z.object({
      role: Role,
      /** As IAM takes it. */
      policy: z.object({
        Version: z.string(),
        Statement: z.array(
          z.object({
            Sid: z.string(),
            Effect: z.string(),
            Action: z.array(z.string()),
            Resource: z.string(),
          }),
        ),
      }),
    }),
  }),
});
