import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { CompositionDraft } from '#shared/compositions/drafts.ts';
import { ChangeFailure } from '#web/components/change-failure.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Panel } from '#web/components/panel.tsx';
import { FieldNote } from '#web/form/form-field.tsx';
import { FormProblems } from '#web/form/form-problems.tsx';
import { TagsField } from '#web/form/tags-field.tsx';
import { UnsavedGuard } from '#web/form/unsaved-guard.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { ChannelSection } from './channel-section.tsx';
import { adviceOn, placeOfFailure } from './failure-place.ts';
import { labelOfField } from './field-labels.ts';
import type { KeptStart } from './kept-start.ts';
import { LayoutSection } from './layout-section.tsx';
import { QuotaPanel } from './quota-panel.tsx';
import { RecordingSection } from './recording-section.tsx';
import { CostPanel, RequestPanel } from './request-panel.tsx';
import { StageSection } from './stage-section.tsx';
import { destinationPaths, furtherStartProblems, startDraftOf } from './start-draft.ts';
import type { StartForm as StartFormState } from './start-form-state.ts';
import { UncertainNote } from './uncertain-note.tsx';
import { type Choices, useChoices } from './use-choices.ts';
import { usePresetLayout } from './use-preset-layout.ts';
import { useStart } from './use-start.ts';

const start = compositionChanges.start;

interface StartFormProps {
  /** The query of the address, under which the form is kept. */
  search: string;
  begin: KeptStart;
  /** The form as it is when nobody has typed anything. */
  blank: StartFormState;
}

/** Everything that it takes to start a composition, and what will be sent. */
export function StartForm({ search, begin, blank }: StartFormProps) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const course = useStart(connection, search, begin);
  const { idempotencyToken, uncertain, isRunning, failure, started } = course;
  const [layoutForm, setLayoutForm] = useState(begin.form.layout);
  const presetLayout = usePresetLayout(connection, layoutForm);
  const [wantsChannel, setWantsChannel] = useState(begin.form.channel.wanted);
  const choices = useChoices(connection, wantsChannel);
  const around = { idempotencyToken, presetLayout };
  const form = useDraftForm({
    begin: begin.form,
    blank,
    draftOf: (state: StartFormState) => startDraftOf(state, around),
    schema: CompositionDraft,
    further: (now) => [
      ...furtherStartProblems(now, around),
      // Of one that may have been started, the channel is its own.
      ...(uncertain ? [] : busyChannel(now, choices)),
    ],
    disabled: isRunning || uncertain,
    onChange: (next) => {
      setLayoutForm(next.layout);
      setWantsChannel(next.channel.wanted);
      course.keep(next);
    },
  });
  const { state, problems } = form;
  const draft = startDraftOf(state, around);
  const at = destinationPaths(state);
  const submit = async () => {
    const body = form.attempt();
    if (!body) return;
    const refused = await course.send(state, body);
    if (refused) form.refuse(refused, placeOfFailure(refused, state));
  };
  const arrive = useEffectEvent((compositionId: string) => {
    announce('The composition is starting');
    void navigate(paths.composition(connection, compositionId));
  });
  useEffect(() => {
    if (started !== undefined) arrive(started);
  }, [started]);
  return (
    <>
      <UnsavedGuard
        when={(form.isDirty || uncertain) && started === undefined}
        what={uncertain ? LOST_KEY : 'what you have prepared'}
        survivesReload
        onLeave={course.forget}
      />
      <MainAndSide
        main={
          <>
            {uncertain && (
              <UncertainNote
                isRunning={isRunning}
                stageId={state.stageId}
                onAgain={() => void submit()}
                onChange={() => course.renew(state)}
              />
            )}
            <StageSection
              form={form}
              list={choices.stages}
              stageId={state.stageId}
              onChange={(stageId) => form.change((before) => ({ ...before, stageId }), 'stageId')}
            />
            <LayoutSection
              form={form}
              layout={state.layout}
              draft={draft.layout as CompositionDraft['layout']}
              problems={problems}
              onChange={(change, path) =>
                form.change((before) => ({ ...before, layout: { ...before.layout, ...change } }), path)
              }
            />
            <ChannelSection
              form={form}
              at={at.channel}
              channel={state.channel}
              channels={choices.channels}
              live={choices.live}
              encoders={choices.encoders}
              onChange={(change, path) =>
                form.change((before) => ({ ...before, channel: { ...before.channel, ...change } }), path)
              }
            />
            <RecordingSection
              form={form}
              at={at.s3}
              s3={state.s3}
              storages={choices.storages}
              encoders={choices.encoders}
              onChange={(change, path) =>
                form.change((before) => ({ ...before, s3: { ...before.s3, ...change } }), path)
              }
            />
            <Panel title="Tags">
              <div className="px-4 py-3">
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
          </>
        }
        side={
          <>
            <QuotaPanel list={choices.compositions} stageId={state.stageId} />
            <CostPanel renditions={draft.destinations.length} />
            <RequestPanel
              form={form}
              draft={draft}
              unfinished={problems.length > 0}
              idempotencyToken={idempotencyToken}
              onNewToken={() => {
                course.renew(state);
                form.forgive();
              }}
            />
            <div className="flex flex-col gap-2">
              <div id={form.idOf('destinations')} tabIndex={-1}>
                <FieldNote
                  id={`${form.idOf('destinations')}-says`}
                  label="Destinations"
                  problem={form.problemOf('destinations') && 'Choose a channel, a recording, or both'}
                />
              </div>
              {form.attempted && (
                <FormProblems problems={problems} labelOf={labelOfField} onGo={form.focus} />
              )}
              {failure && (
                <ChangeFailure
                  failure={failure}
                  endpoint={start}
                  what="start the composition"
                  advice={adviceOn(failure)}
                />
              )}
              <Button
                look="primary"
                className="min-h-9 self-stretch"
                aria-disabled={isRunning || uncertain}
                onClick={() => !uncertain && void submit()}
              >
                {isRunning ? 'Starting…' : 'Start the composition'}
              </Button>
            </div>
          </>
        }
      />
    </>
  );
}

const LOST_KEY = 'the key with which AWS would know this request again';

function busyChannel(state: StartFormState, { live }: Choices) {
  const { wanted, channelArn } = state.channel;
  const isLive =
    wanted && live.state === 'ready' && live.items.some((one) => one.channelArn === channelArn.trim());
  if (!isLive) return [];
  return [
    {
      path: `${destinationPaths(state).channel}.channel.channelArn`,
      message: 'is live: a composition can only have a channel to which nobody broadcasts',
    },
  ];
}
