import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { BulkCreate, MARKER_TAG, MOST_CREATED } from '#shared/bulk/drafts.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { request } from '#web/api/request.ts';
import { isMaybeDone } from '#web/api/maybe-done.ts';
import { useChange } from '#web/api/use-change.ts';
import { Permitted } from '#web/components/permitted.tsx';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { TagsField } from '#web/form/tags-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { UnsavedGuard } from '#web/form/unsaved-guard.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { CsvFile } from './csv-file.tsx';
import { type CreateState, draftOf, EMPTY, furtherProblems, stagesOf } from './create-form.ts';
import { StagesPreview } from './stages-preview.tsx';

const HOW = [
  { value: 'pattern', label: 'By counting' },
  { value: 'csv', label: 'From CSV' },
] as const;

/** Creates many stages at once: names by counting, or a line of CSV each. */
export function CreateStagesPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const change = useChange(bulkChanges.create);
  const [key] = useState(() => crypto.randomUUID());
  const [started, setStarted] = useState<string>();
  const form = useDraftForm({
    begin: EMPTY,
    draftOf: (state) => draftOf(state, key),
    schema: BulkCreate,
    further: furtherProblems,
    disabled: change.isRunning || started !== undefined,
  });
  const { state } = form;
  const stages = stagesOf(state);
  const put = <Name extends keyof CreateState>(
    name: Name,
    value: CreateState[Name],
    path: string = name,
  ): void => form.change((before) => ({ ...before, [name]: value }), path);
  const submit = async () => {
    const body = form.attempt();
    if (body === undefined) return;
    const outcome = await change.run({ connection, body });
    let jobId = outcome.done ? outcome.answer.id : undefined;
    if (!outcome.done && isMaybeDone(outcome.failure)) {
      const known = await request(jobs.list, { connection }).catch(() => undefined);
      jobId = known?.items.find(({ task }) => task['key'] === key)?.id;
    }
    if (jobId === undefined) {
      if (!outcome.done) form.refuse(outcome.failure);
      return;
    }
    setStarted(jobId);
  };
  const arrive = useEffectEvent((jobId: string) => void navigate(paths.bulkJob(connection, jobId)));
  // Only now: while the form is unsent its guard lets nobody leave.
  useEffect(() => {
    if (started !== undefined) arrive(started);
  }, [started]);
  return (
    <Page
      title="Create many stages"
      crumbs={[{ label: 'Stages', to: paths.stages(connection) }]}
      freshness={undefined}
    >
      <UnsavedGuard when={form.isDirty && started === undefined} what="what you have prepared" />
      <Permitted to={bulkChanges.create} what="create stages">
        <MainAndSide
          main={
            <Panel title="What to create">
              <form
                className="flex flex-col gap-4 p-4"
                onSubmit={(event) => {
                  event.preventDefault();
                  void submit();
                }}
              >
                <Segmented label="How" value={state.how} options={HOW} onChange={(how) => put('how', how)} />
                {state.how === 'pattern' ? (
                  <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]">
                    <TextField
                      form={form}
                      path="pattern"
                      label="Names"
                      placeholder="lesson-{nn}"
                      hint="{n} is the number; {nn}, {nnn} with so many digits at least."
                      value={state.pattern}
                      onChange={(value) => put('pattern', value)}
                    />
                    <TextField
                      form={form}
                      path="from"
                      label="First number"
                      kind="number"
                      value={state.from}
                      onChange={(value) => put('from', value)}
                    />
                    <TextField
                      form={form}
                      path="count"
                      label="How many"
                      kind="number"
                      hint={`At most ${MOST_CREATED.toLocaleString('en-US')}.`}
                      value={state.count}
                      onChange={(value) => put('count', value)}
                    />
                  </div>
                ) : (
                  <div className="flex flex-col gap-2">
                    <TextField
                      form={form}
                      path="csv"
                      label="Stages as CSV"
                      kind="code"
                      rows={10}
                      placeholder={'name,env,show\nlesson-01,prod,school'}
                      hint="The first line names the columns: name, and a tag each for all others. An empty cell is no tag."
                      value={state.csv}
                      onChange={(value) => put('csv', value)}
                    />
                    <CsvFile disabled={form.disabled} onText={(text) => put('csv', text)} />
                  </div>
                )}
                <TagsField
                  form={form}
                  rows={state.rows}
                  onChange={(rows, tag) => put('rows', rows, tag === undefined ? 'tags' : `tags.${tag}`)}
                />
                <TextField
                  form={form}
                  path="reason"
                  label="Reason"
                  optional
                  hint={`${state.reason.length} of 128 characters. It is kept in the log of the job.`}
                  value={state.reason}
                  onChange={(value) => put('reason', value)}
                />
                <p className="text-muted">
                  Each stage also gets the tag <code className="font-mono text-xs">{MARKER_TAG}</code>, by
                  which the console finds it where the answer of AWS is lost: so none is created twice. It can
                  be taken away when all is done.
                </p>
                {change.failure && (
                  <ChangeFailure
                    failure={change.failure}
                    endpoint={{ aws: ['CreateStage', 'TagResource'] }}
                    what="create the stages"
                  />
                )}
                <div className="flex justify-end">
                  <Button look="primary" type="submit" disabled={form.disabled}>
                    Create {stages.length.toLocaleString('en-US')} {stages.length === 1 ? 'stage' : 'stages'}
                  </Button>
                </div>
              </form>
            </Panel>
          }
          side={<StagesPreview id={form.idOf('stages')} connection={connection} stages={stages} />}
        />
      </Permitted>
    </Page>
  );
}
