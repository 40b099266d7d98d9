import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { Permitted } from '#web/components/permitted.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { EditStageForm } from './edit-stage-form.tsx';

/** Changes the name or the recording of a stage. */
export function EditStagePage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const load = useItem(stages.get, { connection, stageId });
  const name = load.state === 'ready' ? load.data.name : undefined;
  return (
    <Page
      title={`Change ${name || stageId}`}
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: name || stageId, to: paths.stage(connection, stageId) },
      ]}
      freshness={load.state === 'ready' ? load.freshness : undefined}
    >
      <LoadGate
        what="this stage"
        load={load}
        endpoint={stages.get}
        skeleton={<TableSkeleton label="this stage" rows={6} />}
      >
        {(stage) => (
          <Permitted to={stageChanges.update} what="change a stage">
            <EditStageForm key={stage.arn} stageId={stageId} stage={stage} />
          </Permitted>
        )}
      </LoadGate>
    </Page>
  );
}
