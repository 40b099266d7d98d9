import { useState } from 'react';
import type { publicKeyChanges } from '#shared/public-keys/changes.ts';
import type { PublicKey } from '#shared/public-keys/contract.ts';
import type { PublicKeyDraft } from '#shared/public-keys/drafts.ts';
import type { Failure } from '#web/api/failure.ts';
import type { Change } from '#web/api/use-change.ts';
import { isHalfOf } from '#web/components/signing-keys/public-key.ts';
import type { DraftForm } from '#web/form/use-draft-form.ts';
import { announce } from '#web/ui/announcer.tsx';
import type { KeyForm } from './key-form.ts';

interface Importing {
  /** Sends what the form holds. */
  send: (connection: string) => Promise<void>;
  isRunning: boolean;
  failure: Failure | undefined;
  /** AWS has answered with another key than it was given. */
  differs: PublicKey | undefined;
}

/** Imports the key of a form, and holds what AWS says it has to what was sent. */
export function useImport(
  form: DraftForm<KeyForm, PublicKeyDraft>,
  change: Change<typeof publicKeyChanges.import>,
  onImported: (key: PublicKey) => void,
): Importing {
  const [differs, setDiffers] = useState<PublicKey>();
  return {
    async send(connection) {
      const body = form.attempt();
      if (!body) return;
      setDiffers(undefined);
      const outcome = await change.run({ connection, body });
      if (!outcome.done) {
        form.refuse(outcome.failure, 'publicKeyMaterial');
        return;
      }
      const { item } = outcome.answer;
      announce(`Public key ${item.name || 'without a name'} imported`);
      if (item.publicKeyMaterial !== undefined && !isHalfOf(item.publicKeyMaterial, body.publicKeyMaterial)) {
        setDiffers(item);
        return;
      }
      form.reset();
      onImported(item);
    },
    isRunning: change.isRunning,
    failure: change.failure,
    differs,
  };
}
