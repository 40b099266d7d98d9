import { type FormEvent, useState } from 'react';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import type { PublicKey } from '#shared/public-keys/contract.ts';
import { PublicKeyDraft } from '#shared/public-keys/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { saveFile } from '#web/components/save-file.ts';
import { CryptographyNote, hasCryptography } from '#web/components/signing-keys/cryptography-note.tsx';
import { generateKeyPair } from '#web/components/signing-keys/private-key.ts';
import { UnsavedGuard } from '#web/form/unsaved-guard.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ImportOutcome } from './import-outcome.tsx';
import { EMPTY, keyDraftOf, repeatedTags } from './key-form.ts';
import { KeyRoom } from './key-room.tsx';
import { NameAndTags } from './name-and-tags.tsx';
import { useImport } from './use-import.ts';

interface GenerateKeyPairProps {
  open: boolean;
  onClose: () => void;
  /** How many there are, as far as it is known. */
  existing: number | undefined;
  onImported: (key: PublicKey) => void;
}

/**
 * Makes a pair of keys in the browser: the private half leaves it as a file and in no other way, the public half is
 * imported. A pair that is not imported is gone when the dialog is closed; the page asks before it is left with one that
 * was not saved.
 */
export function GenerateKeyPair({ open, onClose, existing, onImported }: GenerateKeyPairProps) {
  const connection = useConnectionId();
  const change = useChange(publicKeyChanges.import);
  const [secret, setSecret] = useState<string>();
  const [saved, setSaved] = useState(false);
  const form = useDraftForm({
    begin: EMPTY,
    draftOf: keyDraftOf,
    schema: PublicKeyDraft,
    further: repeatedTags,
    disabled: change.isRunning,
  });
  const forget = () => {
    setSecret(undefined);
    setSaved(false);
    form.change((before) => ({ ...before, material: '' }));
  };
  const importing = useImport(form, change, (key) => {
    forget();
    onImported(key);
  });
  const generate = async () => {
    const pair = await generateKeyPair();
    form.change((before) => ({ ...before, material: pair.publicKey }));
    setSecret(pair.privateKey);
    setSaved(false);
    announce('A pair of keys was made. Save its private half next.');
  };
  const save = () => {
    if (secret === undefined) return;
    saveFile(`${form.state.name || 'signing-key'}-private.pem`, 'application/x-pem-file', [secret]);
    setSaved(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saved) void importing.send(connection);
  };
  const close = () => {
    forget();
    onClose();
  };
  return (
    <>
      <Dialog open={open} onClose={close} title="Generate a pair of keys">
        <form noValidate onSubmit={submit} className="flex flex-col gap-3 p-4">
          {!hasCryptography() && <CryptographyNote />}
          <NameAndTags form={form} />
          {secret === undefined ? (
            <p className="text-xs text-muted">
              The pair is made in this browser, ECDSA on the curve P-384. Its private half is for whoever
              signs tokens: it leaves this page as a file and in no other way. The public half is imported.{' '}
              <KeyRoom existing={existing} />
            </p>
          ) : (
            <>
              <CodeBlock what="public half" content={form.state.material.trimEnd()} />
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-l-2 border-warn px-3 py-1.5">
                <p className="min-w-0 grow basis-60">
                  {saved
                    ? 'The private half was given to the browser as a download. Look that it is there: it can be had from nowhere once this is closed.'
                    : 'Save the private half first, unencrypted PKCS #8: whoever has it can let people into every stage of this account and Region.'}
                </p>
                <Button look={saved ? 'plain' : 'primary'} onClick={save}>
                  {saved ? 'Save it again' : 'Save the private key'}
                </Button>
              </div>
            </>
          )}
          <ImportOutcome failure={importing.failure} differs={importing.differs} />
          <span className="flex flex-wrap justify-end gap-2">
            <Button onClick={close}>Close</Button>
            {secret === undefined ? (
              <Button look="primary" disabled={!hasCryptography()} onClick={() => void generate()}>
                Generate
              </Button>
            ) : (
              <Button
                type="submit"
                look={saved ? 'primary' : 'plain'}
                disabled={!saved}
                aria-disabled={importing.isRunning}
              >
                {importing.isRunning ? 'Importing…' : 'Import the public half'}
              </Button>
            )}
          </span>
        </form>
      </Dialog>
      <UnsavedGuard
        when={secret !== undefined && !saved}
        what="the private key, which was made and not saved"
      />
    </>
  );
}
