import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { stageChanges } from '#shared/stages/changes.ts';
import type { Stage } from '#shared/stages/contract.ts';
import { StageUpdate } from '#shared/stages/drafts.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { CopyAs } from '#web/components/copy-as/copy-as.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Panel } from '#web/components/panel.tsx';
import { FormProblems } from '#web/form/form-problems.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { UnsavedGuard } from '#web/form/unsaved-guard.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { labelOfStageField } from './field-labels.ts';
import { RecordingFields } from './recording-fields.tsx';
import { RECORDING } from './recording-form.ts';
import { editOf, type StageEdit, updateDraftOf, updateProblems } from './stage-form.ts';
import { type ActiveRecordings, useActiveRecordings } from './use-active-recordings.ts';

const update = stageChanges.update;

/** What can be changed of a stage; what is sent is only what differs from what AWS last said. */
export function EditStageForm({ stageId, stage }: { stageId: string; stage: Stage }) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const change = useChange(update);
  const recordings = useActiveRecordings(connection, stageId, stage.activeSessionId || undefined);
  // What it was when the form was opened: what is pushed meanwhile is not what was edited.
  const [now] = useState(() => editOf(stage));
  const [isSaved, setSaved] = useState(false);
  const form = useDraftForm({
    begin: now,
    draftOf: (edit: StageEdit) => updateDraftOf(now, edit),
    schema: StageUpdate,
    further: (edit) => updateProblems(now, edit),
    disabled: change.isRunning,
  });
  const { state } = form;
  const isBarred = recordings.state === 'known' && recordings.people.length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ connection, stageId, body });
    if (!outcome.done) {
      const isRecording = outcome.failure instanceof ApiError && outcome.failure.code === 'aws_conflict';
      form.refuse(outcome.failure, isRecording ? RECORDING : undefined);
      return;
    }
    setSaved(true);
    announce(`Stage ${outcome.answer.item.name || stageId} changed`);
  };
  const arrive = useEffectEvent(() => {
    void navigate(paths.stage(connection, stageId), { replace: true });
  });
  useEffect(() => {
    if (isSaved) arrive();
  }, [isSaved]);
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <UnsavedGuard when={form.isDirty && !isSaved} what="what you have changed" />
      <MainAndSide
        main={
          <>
            <Panel title="Stage">
              <div className="px-4 py-3">
                <TextField
                  form={form}
                  path="name"
                  label="Name"
                  optional
                  value={state.name}
                  onChange={(name) => form.change((before) => ({ ...before, name }), 'name')}
                  hint="Letters, digits, hyphens and underscores; up to 128. Links go by the id and stay good."
                />
              </div>
            </Panel>
            <Panel title="Participant recording" note={state.recording.on ? 'on' : 'off'}>
              <div id={form.idOf(RECORDING)} tabIndex={-1}>
                <RecordingNow recordings={recordings} refused={form.problemOf(RECORDING)} />
              </div>
              <RecordingFields
                form={{ ...form, disabled: form.disabled || isBarred }}
                recording={state.recording}
                onChange={(changed, path) =>
                  form.change(
                    (before) => ({ ...before, recording: { ...before.recording, ...changed } }),
                    path,
                  )
                }
              />
            </Panel>
          </>
        }
        side={
          <Panel
            title="Change"
            actions={
              <CopyAs
                requests={[{ endpoint: update, input: { stageId, body: form.draft } }]}
                unfinished={form.problems.length > 0}
                small
              />
            }
          >
            <div className="flex flex-col gap-3 px-4 py-3">
              <p className="text-muted">
                Only what differs from what AWS last said is sent. Tags are changed on the page of the stage.
              </p>
              {form.attempted && (
                <FormProblems problems={form.problems} labelOf={labelOfStageField} onGo={form.focus} />
              )}
              {change.failure && (
                <ChangeFailure
                  failure={change.failure}
                  endpoint={update}
                  what="change the stage"
                  advice={explain(change.failure)}
                />
              )}
              <Button type="submit" look="primary" className="min-h-9" aria-disabled={change.isRunning}>
                {change.isRunning ? 'Changing…' : 'Change the stage'}
              </Button>
            </div>
          </Panel>
        }
      />
    </form>
  );
}

/** AWS takes no other recording while one is active: said before anybody types. */
function RecordingNow({
  recordings,
  refused,
}: {
  recordings: ActiveRecordings;
  refused: string | undefined;
}) {
  const words = recordingNowWords(recordings);
  if (words === undefined && refused === undefined) return null;
  return (
    <p className="border-b border-line bg-warn-tint px-4 py-2 text-warn">
      {refused === undefined ? words : `⚠ ${refused}`}
    </p>
  );
}

function recordingNowWords(recordings: ActiveRecordings): string | undefined {
  if (recordings.state === 'looking') return 'Looking whether anybody is being recorded…';
  if (recordings.state === 'not-known')
    return `Whether anybody is being recorded could not be found out: ${recordings.why}. While somebody is, AWS refuses another recording set-up.`;
  const { people } = recordings;
  if (people.length === 0) return undefined;
  const shown = people.slice(0, 3).join(', ');
  const more = people.length > 3 ? ` and ${people.length - 3} more` : '';
  return `${shown}${more} ${people.length === 1 ? 'is' : 'are'} being recorded now: AWS takes another recording set-up only when all recordings have ended. The name can be changed.`;
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'Somebody is being recorded: the set-up can be changed when all recordings of the stage have ended.';
}
