import { useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { Page } from '#web/components/page.tsx';
import { Permitted } from '#web/components/permitted.tsx';
import { DisplaysPanel } from './displays-panel.tsx';
import { EverybodyPanel } from './everybody-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';

/** Who may sign in, as what; and the screens on walls. */
export function PeoplePage() {
  const [isInviting, setInviting] = useState(false);
  return (
    <Page
      title="People"
      crumbs={[]}
      freshness={undefined}
      actions={
        <ChangeButton of={people.invite} look="primary" onClick={() => setInviting(true)}>
          Invite…
        </ChangeButton>
      }
    >
      <Permitted to={people.list} what="see or change who may sign in">
        <MainAndSide
          main={
            <>
              <EverybodyPanel />
              <DisplaysPanel />
            </>
          }
          side={<RolesPanel />}
        />
        <InviteDialog open={isInviting} onClose={() => setInviting(false)} />
      </Permitted>
    </Page>
  );
}
