import type { ReactNode } from 'react';
import type { Permitted } from '#shared/contract/refusals.ts';
import type { Failure } from '#web/api/failure.ts';
import type { Outcome } from '#web/api/use-change.ts';
import { GuardedAction } from './guarded-action.tsx';
import type { AskedReason } from './reason-field.tsx';

interface GuardedDeleteProps {
  /** As in a sentence, without its article: `encoder configuration`. */
  what: string;
  /** What it is called; typed by hand where it is in use. */
  name: string;
  endpoint: Permitted;
  /** What is sent to it, without the connection, to be copied as a command. */
  input?: Readonly<Record<string, unknown>>;
  /** What goes with it and what stays. */
  consequence: string;
  /** What it hits, as it is now; looked for when the dialog is opened. */
  impact: ReactNode;
  /** Whether something uses it: then its name has to be typed. Undefined while it is not known. */
  inUse: boolean | undefined;
  /** It is being looked at anew: what is known of it is not what is decided by. */
  isLooking?: boolean;
  /** Why the name has to be typed, where that is not because something uses it. */
  why?: string;
  /** Left out where no reason is asked for. */
  reason?: AskedReason | undefined;
  /** Sends it, once. */
  send: (reason: string | undefined) => Promise<Outcome<unknown>>;
  /** Asks AWS whether it is gone. @throws what the question fails with, which says nothing of it */
  isGone: () => Promise<boolean>;
  /** What a refusal means for this kind of thing, where there is more to say. */
  explain?: ((failure: Failure) => string | undefined) | undefined;
  /** Told that the dialog is open, so that what it hits is looked for then and not before. */
  onLook?: (() => void) | undefined;
  /** Told once it is gone, as AWS says. */
  onGone: () => void;
}

/** Deletes something of the account, guarded as every disruptive action is. */
export function GuardedDelete(props: GuardedDeleteProps) {
  const { what, name, endpoint, input, consequence, impact, inUse, why = 'It is in use.', reason } = props;
  const { isLooking = false, send, isGone, explain, onLook, onGone } = props;
  return (
    <GuardedAction
      label="Delete…"
      words={{
        title: `Delete the ${what} ${name}?`,
        act: 'Delete it',
        keep: 'Keep it',
        doing: `Deleting ${name}`,
        todo: `delete the ${what}`,
        looking: 'Looking whether it is gone…',
        notYet: `AWS has accepted the deletion and lists the ${what} still. It may take a moment.`,
      }}
      endpoint={endpoint}
      input={input}
      consequence={consequence}
      impact={impact}
      isKnown={inUse !== undefined && !isLooking}
      typed={inUse ? { why, what: `name of the ${what}`, text: name } : undefined}
      reason={reason}
      explain={explain}
      onLook={onLook}
      send={send}
      isDone={isGone}
      onDone={onGone}
    />
  );
}
