/** Why a sign-in at the organisation's provider came to nothing, as the address of the sign-in page says it (`?problem=`). */
export const OIDC_PROBLEMS = [
  /** The provider does not answer, or is not set up as the console is told. */
  'provider',
  /** Too late, in another browser, or used already. */
  'expired',
  /** They have turned back at the provider. */
  'denied',
  /** What the provider answered does not fit. */
  'failed',
  /** None of their groups has a role here. */
  'no_role',
  /** Their account is disabled. */
  'disabled',
  /** Too many attempts from the address. */
  'too_many',
  /** It cannot be written down, or the store fails. */
  'unavailable',
] as const;
export type OidcProblem = (typeof OIDC_PROBLEMS)[number];
