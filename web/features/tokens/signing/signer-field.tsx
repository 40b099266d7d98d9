import { KeyRound } from 'lucide-react';
import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { CryptographyNote, hasCryptography } from '#web/components/signing-keys/cryptography-note.tsx';
import { KeyField } from '#web/components/signing-keys/key-field.tsx';
import { type SigningKey, takePrivateKey } from '#web/components/signing-keys/private-key.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import { signerOf, type Signing } from './signer-of.ts';
import type { AccountKeys } from './use-account-keys.ts';

interface SignerFieldProps {
  /** Absent until one was given. */
  signing: SigningKey | undefined;
  onChange: (signing: SigningKey | undefined) => void;
  keys: AccountKeys;
}

/** The private key that signs: taken into the browser's cryptography, held against the public keys of the account. */
export function SignerField({ signing, onChange, keys }: SignerFieldProps) {
  if (!hasCryptography()) return <CryptographyNote />;
  if (signing === undefined) {
    return (
      <KeyField
        label="Private key"
        placeholder="-----BEGIN PRIVATE KEY-----"
        hint="PEM, on the curve P-384. It stays in this page, which can sign with it and not read it again, until you forget it or leave."
        take={async (text) => onChange(await takePrivateKey(text))}
      />
    );
  }
  return (
    <div className="flex flex-col gap-2 rounded-sm border border-line bg-sunken px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <KeyRound size={16} aria-hidden className="shrink-0 text-muted" />
        <span className="min-w-0 grow">
          {keys.state === 'loading' && 'Looking whether AWS has its public half…'}
          {keys.state === 'ready' && <Match signing={signerOf(signing, keys.keys)} />}
          {keys.state === 'failed' && 'Whether AWS has its public half is not known.'}
        </span>
        <Button small onClick={() => onChange(undefined)}>
          Forget the key
        </Button>
      </div>
      {keys.state === 'failed' && (
        <ErrorState
          what="the public keys"
          failure={keys.failure}
          endpoint={publicKeys.list}
          retry={keys.retry}
        />
      )}
    </div>
  );
}

function Match({ signing }: { signing: Signing }) {
  const connection = useConnectionId();
  if (signing.state === 'known') {
    const { arn, name } = signing.account;
    return (
      <>
        Signs for the public key{' '}
        <Link to={paths.publicKey(connection, idOf(arn))} className="link underline">
          {name || idOf(arn)}
        </Link>
        .
      </>
    );
  }
  return (
    <span className="text-warn">
      {signing.state === 'unknown'
        ? 'AWS does not have its public half in this account and Region, so that it would refuse whatever this key signs. '
        : 'Not every public key of the account could be loaded, and none of the others is its public half. '}
      <Link to={paths.publicKeys(connection)} className="link underline">
        Public keys
      </Link>
    </span>
  );
}
