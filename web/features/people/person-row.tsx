import { useState } from 'react';
import { Time } from '#web/components/time.tsx';
import { Button } from '#web/ui/button.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import type { ListedPerson } from './listed-person.ts';
import { PersonActs, type PersonAct } from './person-acts.tsx';

const STATE = { active: undefined, invited: 'invited, has no password yet', disabled: 'disabled' } as const;

/** Somebody, and what can be done about them. */
export function PersonRow({ person }: { person: ListedPerson }) {
  const [open, setOpen] = useState<'change' | PersonAct>();
  const { name, fullName, role, connections, state, by, lastSeenAt, sessions, createdAt, createdBy } = person;
  const says = STATE[state];
  const close = () => setOpen(undefined);
  const act = (which: 'change' | PersonAct, label: string) => (
    <Button small aria-label={`${label} ${name}`} onClick={() => setOpen(which)}>
      {label}
    </Button>
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 grow basis-60">
        <p className="wrap-anywhere">
          <span className="font-semibold">{fullName || name}</span>
          {fullName !== '' && <span className="text-muted"> {name}</span>}
          {says !== undefined && <span className="text-warn"> · {says}</span>}
        </p>
        <p>
          {role}
          <span className="text-muted">
            {' '}
            · {connections === undefined ? 'all connections' : connections.join(', ')}
            {by === 'oidc' && ' · through the provider'}
          </span>
        </p>
        <p className="text-xs text-muted">
          {lastSeenAt === undefined ? (
            'never seen'
          ) : (
            <>
              last seen <Time at={lastSeenAt} />
            </>
          )}
          {sessions > 0 && `, ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`}, added{' '}
          <Time at={createdAt} /> by {createdBy}
        </p>
      </div>
      <span className="flex flex-wrap gap-1.5">
        {act('change', 'Change…')}
        {by === 'password' && state !== 'disabled' && act('reset', 'Reset…')}
        {sessions > 0 && act('end', 'End sessions…')}
        {state === 'disabled' ? act('enable', 'Enable…') : act('disable', 'Disable…')}
        {act('remove', 'Delete…')}
      </span>
      <ChangeDialog person={person} open={open === 'change'} onClose={close} />
      <PersonActs person={person} open={open === 'change' ? undefined : open} onClose={close} />
    </li>
  );
}
