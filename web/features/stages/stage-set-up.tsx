import { type Stage, stages } from '#shared/stages/contract.ts';
import type { Load } from '#web/api/use-item.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { TagsPanel } from '#web/components/tags/tags-panel.tsx';
import { StageConfiguration } from './stage-configuration.tsx';
import { StageEndpoints } from './stage-endpoints.tsx';
import { StageRecording } from './stage-recording.tsx';

/** Everything that GetStage tells, which is one answer and so one age: that of the page. */
export function StageSetUp({ load }: { load: Load<Stage> }) {
  if (load.state === 'failed') {
    return (
      <Panel title="Configuration, endpoints, recording and tags">
        <ErrorState
          what="the configuration of this stage"
          failure={load.failure}
          endpoint={stages.get}
          retry={load.retry}
        />
      </Panel>
    );
  }
  return (
    <LoadGate
      what="this stage"
      load={load}
      endpoint={stages.get}
      skeleton={
        <div className="flex flex-col gap-4">
          <SetUpPanels stage={undefined} />
        </div>
      }
    >
      {(stage) => <SetUpPanels stage={stage} />}
    </LoadGate>
  );
}

/** @param stage absent while it loads */
function SetUpPanels({ stage }: { stage: Stage | undefined }) {
  return (
    <>
      <Panel title="Configuration">
        <StageConfiguration stage={stage} />
      </Panel>
      <Panel title="Endpoints">
        <StageEndpoints stage={stage} />
      </Panel>
      <Panel title="Participant recording" note={stage && (isRecording(stage) ? 'on' : 'off')}>
        <StageRecording stage={stage} />
      </Panel>
      {stage && <TagsPanel what="stage" arn={stage.arn} tags={stage.tags ?? {}} />}
    </>
  );
}

function isRecording(stage: Stage): boolean {
  return Boolean(stage.autoParticipantRecordingConfiguration?.storageConfigurationArn);
}
