import { useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { type Outcome, useChange } from '#web/api/use-change.ts';
import { announce } from '#web/ui/announcer.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { ListedPerson } from './listed-person.ts';
import type { TheLink } from './told-link.tsx';

export type PersonAct = 'reset' | 'end' | 'disable' | 'enable' | 'remove';

interface PersonActsProps {
  person: ListedPerson;
  open: PersonAct | undefined;
  onClose: () => void;
}

/** What is asked, and done, about somebody. */
export function PersonActs({ person: { id: personId, name }, open, onClose }: PersonActsProps) {
  const [link, setLink] = useState<TheLink>();
  const reset = useChange(people.reset);
  const end = useChange(people.endSessions);
  const update = useChange(people.update);
  const remove = useChange(people.remove);
  const done = (outcome: Outcome<unknown>, words: string) => {
    if (!outcome.done) return;
    announce(words);
    onClose();
  };
  const acts = {
    reset: {
      title: `Let ${name} choose a new password?`,
      act: 'Make a link',
      says: 'You get a link for them. Until they have used it, their password stays as it is.',
      change: reset,
      run: async () => {
        const outcome = await reset.run({ personId });
        if (outcome.done) setLink(outcome.answer.link);
        done(outcome, 'A link was made');
      },
    },
    end: {
      title: `End every session of ${name}?`,
      act: 'End them',
      says: 'They are signed out everywhere within seconds, and may sign in again.',
      change: end,
      run: async () => done(await end.run({ personId }), `The sessions of ${name} have ended`),
    },
    disable: {
      title: `Disable ${name}?`,
      act: 'Disable',
      says: 'They are signed out everywhere within seconds, and cannot sign in until they are enabled again.',
      change: update,
      run: async () => done(await update.run({ personId, body: { disabled: true } }), `${name} is disabled`),
    },
    enable: {
      title: `Enable ${name}?`,
      act: 'Enable',
      says: 'They may sign in again, with the role and the password that they had.',
      change: update,
      run: async () => done(await update.run({ personId, body: { disabled: false } }), `${name} is enabled`),
    },
    remove: {
      title: `Delete ${name}?`,
      act: 'Delete',
      says: 'Their account is gone and cannot be brought back. What they did stays recorded under their name.',
      change: remove,
      run: async () => done(await remove.run({ personId }), `${name} is deleted`),
    },
  } as const;
  const close = () => {
    for (const { clear } of [reset, end, update, remove]) clear();
    onClose();
  };
  const asked = open && acts[open];
  return (
    <>
      <ConfirmDialog
        open={asked !== undefined}
        title={asked?.title ?? ''}
        act={asked?.act ?? ''}
        isRunning={asked?.change.isRunning ?? false}
        failure={asked?.change.failure}
        onClose={close}
        onConfirm={() => void asked?.run()}
      >
        {asked?.says}
      </ConfirmDialog>
      <LinkDialog link={link} title={`The link for ${name}`} whom={name} onClose={() => setLink(undefined)} />
    </>
  );
}
