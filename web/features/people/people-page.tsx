import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useRefusal } from '#web/api/use-refusal.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { Permitted } from '#web/components/permitted.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { DisplaysPanel } from './displays-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonRow } from './person-row.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';

/** Who may sign in, as what; and the screens on walls. */
export function PeoplePage() {
  const [isInviting, setInviting] = useState(false);
  const isRefused = useRefusal(people.list) !== undefined;
  const query = useQuery({ ...q(people.list, {}), enabled: !isRefused });
  const all = query.data?.items;
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
              <Panel title="Who may sign in" note={all?.length}>
                {all === undefined && query.error !== null && (
                  <ErrorState
                    what="the people"
                    failure={asFailure(query.error)}
                    endpoint={people.list}
                    retry={() => void query.refetch()}
                  />
                )}
                {all === undefined && query.error === null && <TableSkeleton label="the people" rows={3} />}
                {all?.length === 0 && (
                  <p className="px-4 py-3">
                    Nobody has an account. Whoever opens the link that the console printed when it was started
                    becomes the first administrator.
                  </p>
                )}
                {all && all.length > 0 && (
                  <ul aria-label="People" className="divide-y divide-line">
                    {all.map((person) => (
                      <PersonRow key={person.id} person={person} />
                    ))}
                  </ul>
                )}
              </Panel>
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
