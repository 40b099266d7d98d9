import { useQueryClient } from '@tanstack/react-query';
import { signInAddress } from '#shared/auth/next-path.ts';
import type { SignedInPerson } from '#shared/auth/person.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { loadAnew } from './load-anew.ts';
import { OneClick } from './one-click.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProviderLink } from './provider-link.tsx';
import { begin, type SignedOut } from './use-session.ts';

interface SignInAgainProps {
  /** Whose page it is: they alone go on. */
  owner: SignedInPerson;
  /** How one can sign in now; absent while somebody is. */
  ways: SignedOut | undefined;
  open: boolean;
  onClose: () => void;
}

/** Over the page of somebody whose session has ended: they sign in again, and go on where they were. */
export function SignInAgain({ owner, ways, open, onClose }: SignInAgainProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Your session has ended">
      <div className="flex flex-col gap-3 p-4">
        <p>
          Sign in again as <strong>{owner.fullName || owner.name}</strong>. The page stays as it is, with what
          you have typed.
        </p>
        {ways && <Ways owner={owner} ways={ways} />}
        <div className="flex justify-end border-t border-line pt-3">
          <Button look="quiet" onClick={() => loadAnew(signInAddress(location))}>
            Leave the page, and sign in as somebody else
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Ways({ owner, ways }: { owner: SignedInPerson; ways: SignedOut }) {
  const client = useQueryClient();
  if (owner.by === 'one-click')
    return <OneClick roles={[owner.role]} onSignedIn={(session) => begin(client, session)} />;
  if (owner.by === 'oidc' && ways.oidc) return <ProviderLink label={ways.oidc.label} next="/" apart />;
  return <PasswordForm name={owner.name} onSignedIn={(session) => begin(client, session)} />;
}
