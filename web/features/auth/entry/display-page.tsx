import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { auth } from '#shared/auth/contract.ts';
import { paths } from '#web/nav/paths.ts';
import { Button } from '#web/ui/button.tsx';
import { SignInFailed } from '../sign-in-failed.tsx';
import { useSecretChange } from '../use-secret-change.ts';
import { begin } from '../use-session.ts';
import { EntryPage } from './entry-page.tsx';
import { LinkGate } from './link-gate.tsx';
import { NoSecret } from './no-secret.tsx';
import { useFragmentSecret } from './use-fragment-secret.ts';

/** Makes this browser the screen on a wall that a link is for. */
export function DisplayPage() {
  const secret = useFragmentSecret();
  return (
    <EntryPage title="A screen on a wall">
      {secret === '' ? (
        <NoSecret from="that an administrator has made for this screen" />
      ) : (
        <LinkGate key={secret} secret={secret}>
          {({ name }) => <OpenDisplay secret={secret} name={name} />}
        </LinkGate>
      )}
    </EntryPage>
  );
}

function OpenDisplay({ secret, name }: { secret: string; name: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useSecretChange(auth.openDisplay);
  const open = async () => {
    const outcome = await change.run({ body: { secret } });
    if (!outcome.done) return;
    begin(client, outcome.answer);
    const [connection] = outcome.answer.person.connections ?? [];
    void navigate(connection === undefined ? '/' : paths.overview(connection), { replace: true });
  };
  return (
    <div className="flex flex-col gap-3">
      <p>
        This browser becomes the display “{name}”. It shows one connection, changes nothing, and stays signed
        in until an administrator ends it. Whoever is signed in here now is signed out.
      </p>
      <SignInFailed failure={change.failure} />
      <Button look="primary" aria-disabled={change.isRunning} onClick={() => void open()}>
        Make this browser the display
      </Button>
    </div>
  );
}
