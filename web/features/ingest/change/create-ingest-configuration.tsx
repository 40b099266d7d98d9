import type { FormEvent } from 'react';
import { ingestChanges } from '#shared/ingest/changes.ts';
import type { IngestConfiguration } from '#shared/ingest/contract.ts';
import { IngestConfigurationDraft } from '#shared/ingest/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { QuotaNote } from '#web/components/quota-note.tsx';
import { TagsField } from '#web/form/tags-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { EMPTY_INGEST, ingestDraftOf, repeatedKeys } from './ingest-form.ts';
import { ProtocolFields } from './protocol-fields.tsx';
import { StageChoice } from './stage-choice.tsx';

const create = ingestChanges.create;

interface CreateIngestConfigurationProps {
  open: boolean;
  onClose: () => void;
  /** How many there are, as far as it is known. */
  existing: number | undefined;
  onCreated: (configuration: IngestConfiguration) => void;
}

/** Creates an ingest configuration. What was typed stays when the dialog is closed, until something was created of it. */
export function CreateIngestConfiguration(props: CreateIngestConfigurationProps) {
  const { open, onClose, existing, onCreated } = props;
  const connection = useConnectionId();
  const change = useChange(create);
  const form = useDraftForm({
    begin: EMPTY_INGEST,
    draftOf: ingestDraftOf,
    schema: IngestConfigurationDraft,
    further: repeatedKeys,
    disabled: change.isRunning,
  });
  const { state } = form;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ connection, body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    form.reset();
    announce(`Ingest configuration ${outcome.answer.item.name || 'without a name'} created`);
    onCreated(outcome.answer.item);
  };
  return (
    <Dialog open={open} onClose={onClose} title="Create an ingest configuration">
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
        <TextField
          form={form}
          path="name"
          label="Name"
          optional
          value={state.name}
          onChange={(name) => form.change((before) => ({ ...before, name }), 'name')}
          hint="Letters, digits, hyphens and underscores; up to 128."
        />
        <ProtocolFields form={form} />
        <StageChoice
          form={form}
          value={state.stageId}
          onChange={(stageId) => form.change((before) => ({ ...before, stageId }), 'stageId')}
        />
        <IdentityFields form={form} />
        <TagsField
          form={form}
          rows={state.tags}
          onChange={(tags, key) =>
            form.change((before) => ({ ...before, tags }), key === undefined ? undefined : `tags.${key}`)
          }
        />
        <p className="text-xs text-muted">
          Afterwards only its stage, redundant ingest and tags can be changed.{' '}
          <QuotaNote of="ingestConfigurations" existing={existing} />
        </p>
        {change.failure && (
          <ChangeFailure failure={change.failure} endpoint={create} what="create the ingest configuration" />
        )}
        <span className="flex flex-wrap justify-end gap-2">
          <CopyAs
            requests={[{ endpoint: create, input: { body: form.draft } }]}
            unfinished={form.problems.length > 0}
          />
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" look="primary" aria-disabled={change.isRunning}>
            {change.isRunning ? 'Creating…' : 'Create'}
          </Button>
        </span>
      </form>
    </Dialog>
  );
}
