import type { auth } from '#shared/auth/contract.ts';
import { DetailList } from '#web/components/facts.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { ROLE_WORDS } from '#web/components/role-words.ts';
import { Time } from '#web/components/time.tsx';
import type { Wire } from '#shared/contract/endpoint.ts';
import { useSession } from '../use-session.ts';
import { ChangePassword } from './change-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { PolicyPanel } from './policy-panel.tsx';

/** One's own account: where one is signed in, the password, and what each role needs of AWS. */
export function AccountPage() {
  const { data: session } = useSession();
  const signedIn = session?.state === 'signed-in' ? session : undefined;
  return (
    <Page title="Your account" crumbs={[]} freshness={undefined}>
      <MainAndSide
        main={
          <>
            <OwnSessions />
            <PolicyPanel role={signedIn?.person.role} />
          </>
        }
        side={
          <>
            <WhoPanel session={signedIn} />
            {signedIn?.person.by === 'password' && <ChangePassword name={signedIn.person.name} />}
          </>
        }
      />
    </Page>
  );
}

const BY = {
  password: 'With a password of this console',
  oidc: 'Through the organisation’s provider',
  'one-click': 'With one click, without an account',
  display: 'By the link of a display',
  none: 'This console asks nobody',
} as const;

function WhoPanel({ session }: { session: Wire<typeof auth.signIn> | undefined }) {
  const person = session?.person;
  return (
    <Panel title="Who you are">
      <div className="px-4">
        <DetailList
          labels="short"
          details={[
            { label: 'Name', value: person && (person.fullName || person.name) },
            { label: 'Signs in', value: person && BY[person.by] },
            {
              label: 'Role',
              value: person && (
                <>
                  {person.role}
                  <span className="block text-xs text-muted">{ROLE_WORDS[person.role]}</span>
                </>
              ),
            },
            { label: 'May see', value: person && (person.connections?.join(', ') ?? 'all connections') },
            {
              label: 'Session',
              value: session && person && (person.by === 'none' ? 'without end' : <Ends session={session} />),
            },
          ]}
        />
      </div>
    </Panel>
  );
}

function Ends({ session: { idleMinutes, expiresAt } }: { session: Wire<typeof auth.signIn> }) {
  return (
    <>
      until <Time at={expiresAt} />
      {idleMinutes > 0 && (
        <span className="block text-xs text-muted">
          Earlier after {idleMinutes} minutes in which no page is seen and nothing is asked.
        </span>
      )}
    </>
  );
}
