import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import type { PublicKey } from '#shared/public-keys/contract.ts';
import { PublicKeyDraft } from '#shared/public-keys/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { hasCryptography } from '#web/components/signing-keys/cryptography-note.tsx';
import { KeyFileButton } from '#web/components/signing-keys/key-file-button.tsx';
import { KeyProblem } from '#web/components/signing-keys/key-problem.ts';
import { takePrivateKey } from '#web/components/signing-keys/private-key.ts';
import { SHOWN_SECONDS } from '#web/components/signing-keys/use-wiped-text.ts';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { EMPTY, keyDraftOf, repeatedTags } from './key-form.ts';
import { KeyLook } from './key-look.tsx';
import { KeyRoom } from './key-room.tsx';
import { NameAndTags } from './name-and-tags.tsx';
import { useImport } from './use-import.ts';
import { useInspectedKey } from './use-inspected-key.ts';

const PATH = 'publicKeyMaterial';

interface ImportPublicKeyProps {
  open: boolean;
  onClose: () => void;
  /** How many there are, as far as it is known. */
  existing: number | undefined;
  onImported: (key: PublicKey) => void;
}

/** Imports a public key. What was typed stays when the dialog is closed, but for a private key that was pasted by mistake. */
export function ImportPublicKey({ open, onClose, existing, onImported }: ImportPublicKeyProps) {
  const connection = useConnectionId();
  const change = useChange(publicKeyChanges.import);
  const [material, setMaterial] = useState('');
  const inspected = useInspectedKey(material);
  const form = useDraftForm({
    begin: EMPTY,
    draftOf: keyDraftOf,
    schema: PublicKeyDraft,
    further: (state) => [
      ...repeatedTags(state),
      ...(inspected?.problem === undefined ? [] : [{ path: PATH, message: inspected.problem }]),
    ],
    disabled: change.isRunning,
    onChange: (state) => setMaterial(state.material),
  });
  const importing = useImport(form, change, onImported);
  const put = (text: string) => form.change((before) => ({ ...before, material: text }), PATH);
  const isPrivate = material.includes('PRIVATE KEY');
  useWiped(isPrivate, () => put(''));
  const takeHalf = async (text: string) => {
    try {
      put((await takePrivateKey(text)).publicKey);
    } catch (problem) {
      if (!(problem instanceof KeyProblem)) throw problem;
      // Told by the look at what was pasted.
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void importing.send(connection);
  };
  return (
    <Dialog open={open} onClose={onClose} title="Import a public key">
      <form noValidate onSubmit={submit} className="flex flex-col gap-3 p-4">
        <div className="flex flex-col gap-1">
          <TextField
            form={form}
            path={PATH}
            label="Public key"
            kind="code"
            rows={6}
            placeholder="-----BEGIN PUBLIC KEY-----"
            value={form.state.material}
            onChange={put}
            hint="PEM, ECDSA on the curve P-384: AWS takes no other."
          />
          <KeyLook inspected={inspected} />
          <div className="flex flex-wrap justify-end gap-2">
            {isPrivate && hasCryptography() && (
              <Button small onClick={() => void takeHalf(form.state.material)}>
                Take its public half
              </Button>
            )}
            <KeyFileButton label="File with the public key" disabled={form.disabled} onText={put} />
          </div>
        </div>
        <NameAndTags form={form} />
        <p className="text-xs text-muted">
          With it AWS verifies tokens that are signed with its private half, which AWS never gets. A key does
          not expire. <KeyRoom existing={existing} />
        </p>
        <ImportOutcome failure={importing.failure} differs={importing.differs} />
        <span className="flex flex-wrap justify-end gap-2">
          {/* Only of what may be imported: a private key that was pasted by mistake is shown nowhere again. */}
          {form.problems.length === 0 && (
            <CopyAs requests={[{ endpoint: publicKeyChanges.import, input: { body: form.draft } }]} />
          )}
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" look="primary" aria-disabled={importing.isRunning}>
            {importing.isRunning ? 'Importing…' : 'Import'}
          </Button>
        </span>
      </form>
    </Dialog>
  );
}

/** A private key that was pasted by mistake does not stay on the page. */
function useWiped(is: boolean, wipe: () => void): void {
  const onOver = useEffectEvent(wipe);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => onOver(), SHOWN_SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [is]);
}
