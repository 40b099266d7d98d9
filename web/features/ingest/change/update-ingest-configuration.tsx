import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import type { IngestConfiguration } from '#shared/ingest/contract.ts';
import { IngestConfigurationUpdate } from '#shared/ingest/drafts.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { StageChoice } from './stage-choice.tsx';

const update = ingestChanges.update;

interface UpdateForm {
  before: { stageId: string; redundant: boolean };
  stageId: string;
  redundant: boolean;
}

const formOf = ({ stageArn, redundantIngest }: IngestConfiguration): UpdateForm => {
  const before = { stageId: idOf(stageArn), redundant: redundantIngest === true };
  return { before, ...before };
};

/** What is left out stays as it is. */
const draftOf = ({ before, stageId, redundant }: UpdateForm) => ({
  stageId: stageId === before.stageId ? undefined : stageId,
  redundantIngest: redundant === before.redundant ? undefined : redundant,
});

/** Attaches an ingest configuration to another stage or to none, and makes it redundant or not. */
export function UpdateIngestConfiguration({ configuration }: { configuration: IngestConfiguration }) {
  const connection = useConnectionId();
  const [open, setOpen] = useState(false);
  const change = useChange(update);
  const form = useDraftForm({
    begin: formOf(configuration),
    draftOf,
    schema: IngestConfigurationUpdate,
    disabled: change.isRunning,
  });
  const begin = useEffectEvent(() => {
    change.clear();
    if (!form.isDirty) form.reset(formOf(configuration));
  });
  useEffect(() => {
    if (open) begin();
  }, [open]);
  const { stageId, redundant, before } = form.state;
  const isSame = stageId === before.stageId && redundant === before.redundant;
  const isPublishing = configuration.state === 'ACTIVE';
  const ingestConfigurationId = idOf(configuration.arn);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = isSame ? undefined : form.attempt();
    if (!body) return;
    const outcome = await change.run({ connection, ingestConfigurationId, body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    form.reset(formOf(outcome.answer.item));
    announce(`Ingest configuration ${outcome.answer.item.stageArn === '' ? 'detached' : 'changed'}`);
    setOpen(false);
  };
  return (
    <>
      <ChangeButton of={update} onClick={() => setOpen(true)}>
        Change…
      </ChangeButton>
      <Dialog open={open} onClose={() => setOpen(false)} title="Change this ingest configuration">
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
          {isPublishing && (
            <p className="border-l-2 border-warn px-3 py-2 text-warn">
              ⚠ Somebody publishes through it now: AWS changes it only once the encoder has stopped.
            </p>
          )}
          <StageChoice
            form={form}
            value={stageId}
            onChange={(next) => form.change((state) => ({ ...state, stageId: next }), 'stageId')}
          />
          <CheckBox
            label="Redundant ingest"
            checked={redundant}
            disabled={form.disabled}
            hint="Two encoders with a stream key each publish the same as one participant."
            onChange={(next) => form.change((state) => ({ ...state, redundant: next }), 'redundantIngest')}
          />
          {change.failure && (
            <ChangeFailure
              failure={change.failure}
              endpoint={update}
              what="change the ingest configuration"
              advice={explainConflict(change.failure)}
            />
          )}
          <span className="flex flex-wrap items-center justify-end gap-2">
            <output className="mr-auto text-muted">{isSame && 'Nothing is changed yet.'}</output>
            <CopyAs requests={[{ endpoint: update, input: { ingestConfigurationId, body: form.draft } }]} />
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" look="primary" aria-disabled={isSame || change.isRunning}>
              {change.isRunning ? 'Saving…' : 'Save'}
            </Button>
          </span>
        </form>
      </Dialog>
    </>
  );
}

function explainConflict(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'Somebody publishes through it. Stop the encoder, or disconnect its participant, and try again.';
}
