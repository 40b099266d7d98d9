import { useId, useState } from 'react';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { Panel } from '#web/components/panel.tsx';
import { CryptographyNote, hasCryptography } from '#web/components/signing-keys/cryptography-note.tsx';
import { KeyField } from '#web/components/signing-keys/key-field.tsx';
import { takePrivateKey } from '#web/components/signing-keys/private-key.ts';
import { isSameKey, sha256Of } from '#web/components/signing-keys/public-key.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
import { fingerprintVerdict } from './fingerprint.ts';

interface ComparePanelProps {
  /** PEM, as AWS has it. */
  material: string;
  /** As AWS gives it. */
  fingerprint: string | undefined;
  /** Of the material; absent while it is counted out, or where the browser has no cryptography. */
  sha256: string | undefined;
}

/** Tells whether a key of one's own, either half, is this one; or whether a fingerprint is. */
export function ComparePanel({ material, fingerprint, sha256 }: ComparePanelProps) {
  const id = useId();
  const [found, setFound] = useState<{ same: boolean; sha256: string }>();
  const [text, setText] = useState('');
  const verdict = fingerprintVerdict(text, { aws: fingerprint, sha256 });
  const take = async (given: string) => {
    setFound(undefined);
    const own = given.includes('PRIVATE KEY') ? (await takePrivateKey(given)).publicKey : given;
    setFound({ same: isSameKey(own, material), sha256: await sha256Of(own) });
  };
  return (
    <Panel title="Is this your key?">
      <div className="flex flex-col gap-3 p-4">
        {hasCryptography() ? (
          <KeyField
            label="Key of yours"
            placeholder="-----BEGIN … KEY-----"
            hint="Either half, in PEM. It is compared in this browser and not kept."
            take={take}
          />
        ) : (
          <CryptographyNote />
        )}
        {found && (
          <output className="flex flex-col gap-1">
            <Same same={found.same}>
              {found.same ? 'It is this key.' : 'It is another key: AWS refuses here what it has signed.'}
            </Same>
            <CopyableText text={found.sha256} what="SHA-256 of the key" />
          </output>
        )}
        <div className="flex flex-col gap-0.5">
          <label htmlFor={id} className="font-medium">
            Or a fingerprint of it
          </label>
          <input
            id={id}
            value={text}
            spellCheck={false}
            autoComplete="off"
            placeholder="8a:ce:6e:…"
            aria-describedby={`${id}-says`}
            onChange={(event) => setText(event.target.value)}
            className="field w-full font-mono text-xs"
          />
          <output id={`${id}-says`} className="min-h-4 text-xs text-muted">
            {verdict === undefined ? (
              'AWS’s own, or SHA-256 of the DER. AWS does not say how it makes its own.'
            ) : (
              <Same same={verdict.same}>{verdict.text}</Same>
            )}
          </output>
        </div>
      </div>
    </Panel>
  );
}

function Same({ same, children }: { same: boolean; children: string }) {
  return (
    <span className={`flex items-center gap-1.5 font-medium ${same ? 'text-live' : 'text-bad'}`}>
      <StateMark tone={same ? 'live' : 'bad'} shape={same ? 'dot' : 'cross'} />
      {children}
    </span>
  );
}
