import { type FormEvent, useRef, useState } from 'react';
import { stages } from '#shared/stages/contract.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import type { Failure } from '#web/api/failure.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { Panel } from '#web/components/panel.tsx';
import type { SigningKey } from '#web/components/signing-keys/private-key.ts';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import {
  BEGIN,
  draftsOf,
  furtherRules,
  numbersOf,
  participantIdOf,
  setDraftOf,
  TokenSetDraft,
} from './form/token-form.ts';
import { TokenFields } from './form/token-fields.tsx';
import type { NewToken } from './made/made-token.ts';
import { makeByAws, type Making, signHere, type Wanted } from './make-tokens.ts';
import { SignerField } from './signing/signer-field.tsx';
import { signerOf } from './signing/signer-of.ts';
import { useAccountKeys } from './signing/use-account-keys.ts';

const WAYS = [
  { value: 'aws', label: 'Made by AWS' },
  { value: 'browser', label: 'Signed in this browser' },
] as const;

interface MakePanelProps {
  stageId: string;
  onMade: (made: readonly NewToken[]) => void;
}

/** Makes tokens of a stage: by CreateParticipantToken, or signed here with a key of which AWS has the public half. */
export function MakePanel({ stageId, onMade }: MakePanelProps) {
  const connection = useConnectionId();
  const [inUrl, setBy] = useSearchState('by', 'aws');
  const by = inUrl === 'browser' ? 'browser' : 'aws';
  const [signing, setSigning] = useState<SigningKey>();
  const keys = useAccountKeys(connection, by === 'browser' && signing !== undefined);
  const [making, setMaking] = useState<Making>();
  const [isRunning, setRunning] = useState(false);
  // Two clicks come faster than React draws a disabled button.
  const running = useRef(false);
  const form = useDraftForm({
    begin: BEGIN,
    draftOf: (state) => setDraftOf({ ...state, by }),
    schema: TokenSetDraft,
    further: (state) => furtherRules({ ...state, by }),
    disabled: isRunning,
  });
  const known = signing && keys.state === 'ready' ? signerOf(signing, keys.keys) : undefined;
  const signer = signing && known?.state === 'known' ? { ...signing, arn: known.account.arn } : undefined;

  const make = async (wanted: readonly Wanted[]) => {
    if (running.current) return;
    running.current = true;
    setRunning(true);
    const outcome =
      by === 'aws'
        ? await makeByAws(connection, stageId, wanted)
        : signer && (await signHere(connection, stageId, wanted, signer));
    running.current = false;
    setRunning(false);
    setMaking(outcome);
    if (!outcome) return;
    if (outcome.failure) form.refuse(outcome.failure);
    if (outcome.made.length > 0) onMade(outcome.made);
    announce(outcome.made.length === 1 ? '1 token made' : `${outcome.made.length} tokens made`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.attempt() || (by === 'browser' && !signer)) return;
    const state = { ...form.state, by } as const;
    const drafts = draftsOf(state);
    void make(drafts.map((draft, index) => ({ draft, participantId: participantIdOf(state, index + 1) })));
  };
  const requests = draftsOf({ ...form.state, by }).map((body) => ({
    endpoint: tokenChanges.create,
    input: { stageId, body },
  }));
  const count = numbersOf(form.state).length;
  const things = count === 1 ? 'a token' : count === 0 ? 'tokens' : `${count} tokens`;
  return (
    <Panel
      title="Make tokens"
      actions={
        <Segmented
          label="Who makes them"
          value={by}
          options={WAYS}
          onChange={(way) => {
            // What is missing of a set belongs to the way in which it was made.
            setMaking(undefined);
            setBy(way);
          }}
        />
      }
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-3 p-4">
        {by === 'browser' && <SignerField signing={signing} onChange={setSigning} keys={keys} />}
        <TokenFields form={form} by={by} />
        {making?.failure && (
          <SetFailure
            making={making}
            failure={making.failure}
            by={by}
            onMissing={() => void make(making.missing)}
            disabled={isRunning}
          />
        )}
        {making?.barred && (
          <p role="alert" className="border-l-2 border-warn px-3 py-2">
            {making.barred}
          </p>
        )}
        <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
          <p className="mr-auto text-xs text-muted">
            {by === 'aws'
              ? 'CreateParticipantToken. AWS gives a token this once and never again.'
              : 'ES384. Only the stage is read for it; the token and the key stay here.'}
          </p>
          {by === 'aws' && requests.length > 0 && (
            <CopyAs requests={requests} unfinished={form.problems.length > 0} />
          )}
          <ChangeButton
            of={by === 'aws' ? tokenChanges.create : undefined}
            type="submit"
            look="primary"
            // The form stays as it is: where AWS answers faster than a double click, its second half would make another set.
            onClick={(event) => event.detail > 1 && event.preventDefault()}
            aria-disabled={isRunning}
            disabled={by === 'browser' && !signer}
            title={
              by === 'browser' && !signer
                ? 'It needs a private key of which AWS has the public half'
                : undefined
            }
          >
            {isRunning ? 'Making…' : by === 'aws' ? `Make ${things}` : `Sign ${things}`}
          </ChangeButton>
        </div>
      </form>
    </Panel>
  );
}

interface SetFailureProps {
  making: Making;
  failure: Failure;
  by: 'aws' | 'browser';
  onMissing: () => void;
  disabled: boolean;
}

/** Why a set is not whole, and the way to make it so. */
function SetFailure({ making, failure, by, onMissing, disabled }: SetFailureProps) {
  const { made, missing } = making;
  return (
    <div className="flex flex-col items-start gap-2">
      <ChangeFailure
        failure={failure}
        endpoint={by === 'aws' ? tokenChanges.create : stages.get}
        what={by === 'aws' ? 'make the tokens' : 'read the stage for the tokens'}
      />
      {made.length > 0 && (
        <p>
          {made.length} of {made.length + missing.length} were made and stand below; {missing.length} were
          not. A token that nobody has received does no harm: it ends by itself.
        </p>
      )}
      {made.length > 0 && (
        <ChangeButton of={tokenChanges.create} disabled={disabled} onClick={onMissing}>
          Make the {missing.length} that are missing
        </ChangeButton>
      )}
    </div>
  );
}
