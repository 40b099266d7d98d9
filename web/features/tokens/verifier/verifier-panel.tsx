import { type FormEvent, useEffect, useId, useState } from 'react';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { CryptographyNote, hasCryptography } from '#web/components/signing-keys/cryptography-note.tsx';
import { useWipedText } from '#web/components/signing-keys/use-wiped-text.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { readJwt } from '../signing/jwt.ts';
import { stageNow, type StageNow } from '../signing/stage-now.ts';
import { useAccountKeys } from '../signing/use-account-keys.ts';
import { type Verdict, verdictOf } from './token-verdict.ts';
import { VerdictShown } from './verdict-shown.tsx';

/** A token that is being looked at, with the stage as it was when it was given. */
interface Looked {
  token: string;
  at: StageNow;
}

/** Says of a token what it allows and whether AWS would take it, without joining with it. */
export function VerifierPanel({ stageId }: { stageId: string }) {
  const connection = useConnectionId();
  const id = useId();
  const [text, setText] = useWipedText();
  const [looked, setLooked] = useState<Looked>();
  const [failure, setFailure] = useState<Failure>();
  const [isRunning, setRunning] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>();
  const keys = useAccountKeys(connection, looked !== undefined || verdict?.kind === 'self-signed');

  const look = async (token: string) => {
    setVerdict(undefined);
    setLooked(undefined);
    setFailure(undefined);
    if (readJwt(token) === undefined) {
      setVerdict({ kind: 'no-token' });
      return;
    }
    setRunning(true);
    try {
      const at = await stageNow(connection, stageId);
      setLooked({ token, at });
      setText('');
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
    setRunning(false);
  };
  // The keys come by themselves; the token is let go of as soon as it has been held against them.
  useEffect(() => {
    if (looked === undefined || keys.state === 'loading') return;
    let left = false;
    const known = keys.state === 'ready' ? keys.keys : undefined;
    void verdictOf(looked.token, { stage: looked.at.stage, stageId, keys: known, now: looked.at.now }).then(
      (found) => {
        if (left) return;
        setVerdict(found);
        setLooked(undefined);
        announce('The token was checked');
      },
    );
    return () => {
      left = true;
    };
  }, [looked, keys, stageId]);

  return (
    <Panel title="Check a token">
      <div className="flex flex-col gap-3 p-4">
        {hasCryptography() ? (
          <form
            noValidate
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              if (!isRunning) void look(text);
            }}
            className="flex flex-col gap-1"
          >
            <label htmlFor={id} className="font-medium">
              Token
            </label>
            <textarea
              id={id}
              rows={3}
              value={text}
              placeholder="eyJ…"
              spellCheck={false}
              autoComplete="off"
              aria-describedby={`${id}-says`}
              onChange={(event) => setText(event.target.value)}
              className="field w-full py-1 font-mono text-xs break-all"
            />
            <div className="flex flex-wrap items-start justify-between gap-2">
              <p id={`${id}-says`} className="min-w-0 grow basis-48 text-xs text-muted">
                It is read in this browser and goes nowhere. The field is emptied once it is read.
              </p>
              <Button
                type="submit"
                disabled={text.trim() === ''}
                aria-disabled={isRunning || looked !== undefined}
              >
                {isRunning || looked !== undefined ? 'Checking…' : 'Check'}
              </Button>
            </div>
          </form>
        ) : (
          <CryptographyNote />
        )}
        {failure && (
          <ErrorState
            what="the stage to hold the token against"
            failure={failure}
            endpoint={stages.get}
            retry={() => void look(text)}
          />
        )}
        {verdict && <VerdictShown verdict={verdict} />}
        {verdict?.kind === 'self-signed' && keys.state === 'failed' && (
          <ErrorState
            what="the public keys"
            failure={keys.failure}
            endpoint={publicKeys.list}
            retry={keys.retry}
          />
        )}
      </div>
    </Panel>
  );
}
