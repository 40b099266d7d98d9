import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import type { Role } from '#shared/contract/roles.ts';
import { Button } from '#web/ui/button.tsx';
import { ROLE_WORDS } from '#web/components/role-words.ts';
import { SignInFailed } from './sign-in-failed.tsx';
import { useSecretChange } from './use-secret-change.ts';

interface OneClickProps {
  roles: readonly Role[];
  onSignedIn: (session: Wire<typeof auth.signInAs>) => void;
}

/** A button for each role that can be tried without an account: with the built-in emulator on this computer alone. */
export function OneClick({ roles, onSignedIn }: OneClickProps) {
  const change = useSecretChange(auth.signInAs);
  const sign = async (role: Role) => {
    const outcome = await change.run({ body: { role } });
    if (outcome.done) onSignedIn(outcome.answer);
  };
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-2">
        {roles.map((role) => (
          <li key={role} className="flex flex-col items-start gap-1">
            <Button aria-disabled={change.isRunning} onClick={() => void sign(role)}>
              Sign in as {role}
            </Button>
            <span className="text-xs text-muted">{ROLE_WORDS[role]}</span>
          </li>
        ))}
      </ul>
      <SignInFailed failure={change.failure} />
    </div>
  );
}
