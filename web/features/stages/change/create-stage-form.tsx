import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { isMaybeDone } from '#web/api/maybe-done.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Panel } from '#web/components/panel.tsx';
import { QuotaNote } from '#web/components/quota-note.tsx';
import { FormProblems } from '#web/form/form-problems.tsx';
import { TagsField } from '#web/form/tags-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import type { DraftForm } from '#web/form/use-draft-form.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import { labelOfStageField } from './field-labels.ts';
import { RecordingFields } from './recording-fields.tsx';
import type { StageForm } from './stage-form.ts';
import { TokenFields } from './token-fields.tsx';

interface CreateStageFormProps {
  form: DraftForm<StageForm, unknown>;
  failure: Failure | undefined;
  isRunning: boolean;
  onSubmit: () => void;
}

/** Everything that a stage can be created with. */
export function CreateStageForm({ form, failure, isRunning, onSubmit }: CreateStageFormProps) {
  const connection = useConnectionId();
  const list = useWholeList(stages.list, { connection });
  const existing = list.state === 'ready' && isWhole(list.progress) ? list.items.length : undefined;
  const { state } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={submit}>
      <MainAndSide
        main={
          <>
            <Panel title="Stage">
              <div className="flex flex-col gap-3 px-4 py-3">
                <TextField
                  form={form}
                  path="name"
                  label="Name"
                  optional
                  value={state.name}
                  onChange={(name) => form.change((before) => ({ ...before, name }), 'name')}
                  hint="Letters, digits, hyphens and underscores; up to 128. Several stages may have the same."
                />
                <TagsField
                  form={form}
                  rows={state.tags}
                  onChange={(tags, key) =>
                    form.change(
                      (before) => ({ ...before, tags }),
                      key === undefined ? undefined : `tags.${key}`,
                    )
                  }
                />
              </div>
            </Panel>
            <Panel title="Participant recording" note={state.recording.on ? 'on' : 'off'}>
              <RecordingFields
                form={form}
                recording={state.recording}
                onChange={(change, path) =>
                  form.change(
                    (before) => ({ ...before, recording: { ...before.recording, ...change } }),
                    path,
                  )
                }
              />
            </Panel>
            <Panel title="Participant tokens" note={state.tokens.length}>
              <TokenFields
                form={form}
                tokens={state.tokens}
                onChange={(tokens, path) => form.change((before) => ({ ...before, tokens }), path)}
              />
            </Panel>
          </>
        }
        side={
          <Panel
            title="Create"
            actions={
              <CopyAs
                requests={[{ endpoint: stageChanges.create, input: { body: form.draft } }]}
                unfinished={form.problems.length > 0}
                small
              />
            }
          >
            <div className="flex flex-col gap-3 px-4 py-3">
              <p className="text-muted">
                <QuotaNote of="stages" existing={existing} />
              </p>
              {form.attempted && (
                <FormProblems problems={form.problems} labelOf={labelOfStageField} onGo={form.focus} />
              )}
              {failure && (
                <ChangeFailure failure={failure} endpoint={stageChanges.create} what="create the stage" />
              )}
              {failure && isMaybeDone(failure) && (
                <p>
                  AWS knows no request of this kind again: sent once more, it makes a second stage.{' '}
                  <Link
                    to={`${paths.stages(connection)}?${new URLSearchParams({ q: state.name }).toString()}`}
                    className="link"
                  >
                    Look whether it is there
                  </Link>
                  .
                </p>
              )}
              <Button type="submit" look="primary" className="min-h-9" aria-disabled={isRunning}>
                {isRunning ? 'Creating…' : 'Create the stage'}
              </Button>
            </div>
          </Panel>
        }
      />
    </form>
  );
}
