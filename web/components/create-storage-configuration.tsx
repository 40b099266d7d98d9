import type { FormEvent } from 'react';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import type { StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import { StorageConfigurationDraft } from '#shared/storage-configurations/drafts.ts';
import { useChange } from '#web/api/use-change.ts';
import { textOf } from '#web/form/number-of.ts';
import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';
import { TagsField } from '#web/form/tags-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ChangeFailure } from './change-failure.tsx';
import { CopyAs } from './copy-as/copy-as.tsx';
import { QuotaNote } from './quota-note.tsx';

const create = storageConfigurationChanges.create;

interface StorageForm {
  name: string;
  bucketName: string;
  tags: TagRow[];
}

const EMPTY: StorageForm = { name: '', bucketName: '', tags: [] };

const draftOf = ({ name, bucketName, tags }: StorageForm) => ({
  name: textOf(name),
  s3: { bucketName },
  tags: tagsOf(tags),
});
const furtherRules = ({ tags }: StorageForm) => tagProblems(tags);

interface CreateStorageConfigurationProps {
  open: boolean;
  onClose: () => void;
  /** How many there are, as far as it is known. */
  existing: number | undefined;
  onCreated: (configuration: StorageConfiguration) => void;
}

/** Creates a storage configuration. What was typed stays when the dialog is closed, until something was created of it. */
export function CreateStorageConfiguration(props: CreateStorageConfigurationProps) {
  const { open, onClose, existing, onCreated } = props;
  const connection = useConnectionId();
  const change = useChange(create);
  const form = useDraftForm({
    begin: EMPTY,
    draftOf,
    schema: StorageConfigurationDraft,
    further: furtherRules,
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
    announce(`Storage configuration ${outcome.answer.item.name || 'without a name'} created`);
    onCreated(outcome.answer.item);
  };
  return (
    <Dialog open={open} onClose={onClose} title="Create a storage configuration">
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
        <TextField
          form={form}
          path="s3.bucketName"
          label="S3 bucket"
          value={state.bucketName}
          onChange={(bucketName) => form.change((before) => ({ ...before, bucketName }), 's3.bucketName')}
          hint="3 to 63 lower-case letters, digits, hyphens and full stops. An existing bucket of this Region."
        />
        <TagsField
          form={form}
          rows={state.tags}
          onChange={(tags, key) =>
            form.change((before) => ({ ...before, tags }), key === undefined ? undefined : `tags.${key}`)
          }
        />
        <div className="flex flex-col gap-1 text-xs text-muted">
          <p>
            AWS then adds a statement to the policy of the bucket, whose Sid begins with{' '}
            <code className="font-mono">CompositeWrite-</code>: the service of compositions in this Region may
            write into it (<code className="font-mono">s3:PutObject</code>,{' '}
            <code className="font-mono">s3:PutObjectAcl</code>), over TLS alone and leaving the objects to the
            bucket’s owner. That may take up to 20 seconds, and needs the bucket’s Object Ownership to be
            “Bucket owner enforced” or “preferred”. Without the statement recordings fail.
          </p>
          <p>
            It can never be changed. <QuotaNote of="storageConfigurations" existing={existing} />
          </p>
        </div>
        {change.failure && (
          <ChangeFailure failure={change.failure} endpoint={create} what="create the storage configuration" />
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
