import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import type { Stage } from '#shared/stages/contract.ts';
import { StageDraft } from '#shared/stages/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { Permitted } from '#web/components/permitted.tsx';
import { Page } from '#web/components/page.tsx';
import { UnsavedGuard } from '#web/form/unsaved-guard.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { CreateStageForm } from './create-stage-form.tsx';
import { EMPTY_STAGE, stageDraftOf, stageProblems } from './stage-form.ts';
import { type MadeToken, MadeTokens } from './made-tokens.tsx';

interface Made {
  stage: Stage;
  tokens: readonly MadeToken[];
}

/** Creates a stage, with its recording, tags and the tokens of those who are to join it. */
export function CreateStagePage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const change = useChange(stageChanges.create);
  const [made, setMade] = useState<Made>();
  // A second click comes faster than React draws what the first has made.
  const isMade = useRef(false);
  const [areTokensKept, setTokensKept] = useState(false);
  // Until the page of the stage is there, its form stands empty and would make another one.
  const isHeld = change.isRunning || made !== undefined;
  const form = useDraftForm({
    begin: EMPTY_STAGE,
    draftOf: stageDraftOf,
    schema: StageDraft,
    further: stageProblems,
    disabled: isHeld,
  });
  const submit = async () => {
    if (isMade.current) return;
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ connection, body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    isMade.current = true;
    const { item: stage, participantTokens: tokens = [] } = outcome.answer;
    form.reset();
    announce(`Stage ${stage.name || 'without a name'} created`);
    setMade({ stage, tokens });
  };
  const arrive = useEffectEvent((arn: string) => {
    void navigate(paths.stage(connection, idOf(arn)), { replace: true });
  });
  // Once the guard has let go of what was typed. Where there are tokens, the page stays until they are kept.
  const madeAlone = made?.tokens.length === 0 ? made.stage.arn : undefined;
  useEffect(() => {
    if (madeAlone !== undefined) arrive(madeAlone);
  }, [madeAlone]);
  const holdsTokens = made !== undefined && made.tokens.length > 0;
  return (
    <Page
      title={holdsTokens ? `Stage ${made.stage.name || idOf(made.stage.arn)} created` : 'Create a stage'}
      crumbs={[{ label: 'Stages', to: paths.stages(connection) }]}
      freshness={undefined}
    >
      <UnsavedGuard
        when={holdsTokens ? !areTokensKept : form.isDirty}
        what={holdsTokens ? 'every token that was made: AWS tells them once' : 'what you have typed'}
      />
      {holdsTokens ? (
        <MadeTokens stage={made.stage} tokens={made.tokens} onKept={() => setTokensKept(true)} />
      ) : (
        <Permitted to={stageChanges.create} what="create a stage">
          <CreateStageForm
            form={form}
            failure={change.failure}
            isRunning={isHeld}
            onSubmit={() => void submit()}
          />
        </Permitted>
      )}
    </Page>
  );
}
