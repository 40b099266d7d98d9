import type { Accounts } from './auth/accounts.ts';

/**
 * What the start tells of signing in, a line each: the link that makes the first administrator while there is nobody, what
 * helps where no administrator can sign in, and that a click is enough where it is.
 * @param origin under which people open the console
 */
export async function waysToSignIn(
  { options: { signIn, oneClick }, people, setUp }: Accounts,
  origin: string,
): Promise<string[]> {
  if (!signIn)
    return ['  Nobody is asked who they are (CALLBOARD_AUTH=none): whoever reaches it may do everything.'];
  const lines: string[] = [];
  if (oneClick)
    lines.push('  Sign in there by one click, as any role: nothing needs to be set up to try it out.');
  if (await people.isEmpty())
    lines.push(
      `  ${oneClick ? 'For accounts with passwords, make' : 'There is no account yet. Make'} the first administrator by this link, which is good until the next start:`,
      `    ${origin}/setup#${setUp.secret}`,
    );
  else if (!(await people.hasAdministrator()))
    lines.push(
      '  No administrator can sign in as the console is configured now. This makes one, or brings one back:',
      '    npm run admin -- make-administrator <name>',
    );
  return lines;
}
