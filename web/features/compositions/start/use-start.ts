import { useRef, useState } from 'react';
import { compositionChanges } from '#shared/compositions/changes.ts';
import type { CompositionDraft } from '#shared/compositions/drafts.ts';
import { idOf } from '#shared/contract/ids.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import type { Failure } from '#web/api/failure.ts';
import { isMaybeDone } from '#web/api/maybe-done.ts';
import { useChange } from '#web/api/use-change.ts';
import { forgetStart, keepStart, type KeptStart, newStart } from './kept-start.ts';
import type { StartForm } from './start-form-state.ts';

interface Start {
  idempotencyToken: string;
  /** It was sent, and nobody knows whether it was started. */
  uncertain: boolean;
  isRunning: boolean;
  failure: Failure | undefined;
  /** The id of the composition that was started. */
  started: string | undefined;
  /** Keeps what was typed, over a reload too. */
  keep: (form: StartForm) => void;
  /** Sends it. @returns the failure of one that was certainly not started */
  send: (form: StartForm, body: CompositionDraft) => Promise<Failure | undefined>;
  /** Takes another token: what is sent from now on is another composition. */
  renew: (form: StartForm) => void;
  /** What was typed is given up. */
  forget: () => void;
}

/** Starts a composition once, whatever happens to the answer: one token for as long as it is the same wish. */
export function useStart(connection: string, search: string, begin: KeptStart): Start {
  const change = useChange(compositionChanges.start);
  const use = useChange(layoutPresets.use);
  const [state, setState] = useState(begin);
  const [started, setStarted] = useState<string>();
  const latest = useRef(begin);
  const put = (next: KeptStart): void => {
    latest.current = next;
    setState(next);
    keepStart(connection, search, next);
  };
  return {
    idempotencyToken: state.idempotencyToken,
    uncertain: state.uncertain,
    isRunning: change.isRunning,
    failure: change.failure,
    started,
    keep(form) {
      latest.current = { ...latest.current, form };
      keepStart(connection, search, latest.current);
    },
    async send(form, body) {
      const { idempotencyToken } = latest.current;
      // Before it is sent: after a reload while it is under way nobody knows what came of it.
      keepStart(connection, search, { form, idempotencyToken, uncertain: true });
      const outcome = await change.run({ connection, body });
      if (!outcome.done) {
        const uncertain = isMaybeDone(outcome.failure);
        put({ form, idempotencyToken, uncertain });
        return uncertain ? undefined : outcome.failure;
      }
      forgetStart(connection, search);
      const { from, presetId } = form.layout;
      // The console's own note of when a layout was last used; whether it is kept changes nothing for the composition.
      if (from === 'preset') void use.run({ connection, presetId });
      setStarted(idOf(outcome.answer.item.arn));
      return undefined;
    },
    renew(form) {
      change.clear();
      put(newStart(form));
    },
    forget: () => forgetStart(connection, search),
  };
}
