/** Pages that one comes from when one signs in, and nothing of the API's. */
const NEVER = /^\/(sign-in|setup|invitation|display|api|hooks)(\/|$)/;

/** Whether signing in leads nowhere there. */
export function isBeforeSignIn(pathname: string): boolean {
  return NEVER.test(pathname);
}
