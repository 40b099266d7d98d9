import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { IdentityPanels } from '#web/components/identity-panels.tsx';
import { KeyValuePanel } from '#web/components/key-value-panel.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { ResourcePage } from '#web/components/resource-page.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { DeleteIngestConfiguration } from './change/delete-ingest-configuration.tsx';
import { UpdateIngestConfiguration } from './change/update-ingest-configuration.tsx';
import { SetUpPanel } from './encoder/set-up-panel.tsx';
import { ingestFacts } from './ingest-facts.tsx';
import { RedundancyPanel } from './redundancy-panel.tsx';

const WHAT = 'ingest configuration';

/** One ingest configuration: whether somebody publishes through it, to where, and as whom. */
export function IngestConfigurationPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const ingestConfigurationId = useRouteParam('id');
  const load = useItem(ingest.get, { connection, ingestConfigurationId });
  const configuration = load.state === 'ready' ? load.data : undefined;
  const stageId = configuration && idOf(configuration.stageArn);
  const stage = useItem(stages.get, stageId ? { connection, stageId } : undefined);
  return (
    <ResourcePage
      load={load}
      endpoint={ingest.get}
      what={WHAT}
      id={ingestConfigurationId}
      crumb={{ label: 'Ingest configurations', to: paths.ingestConfigurations(connection) }}
      actions={
        configuration && (
          <>
            <UpdateIngestConfiguration key={configuration.arn} configuration={configuration} />
            <DeleteIngestConfiguration
              configuration={configuration}
              stageName={stage.state === 'ready' ? stage.data.name : undefined}
              onGone={() => void navigate(paths.ingestConfigurations(connection))}
            />
          </>
        )
      }
      note={configuration && <StateBadge kind="ingest" value={configuration.state} />}
      facts={
        <FactsRow
          facts={ingestFacts(connection, configuration, stage.state === 'ready' ? stage.data : undefined)}
        />
      }
    >
      {(shown) => (
        <MainAndSide
          main={
            <>
              <SetUpPanel configuration={shown} stage={stage} />
              {shown && <RedundancyPanel configuration={shown} />}
              {shown && (
                <KeyValuePanel title="Attributes" entries={shown.attributes ?? {}}>
                  Attributes are given to whoever subscribes, with the participant that publishes through this
                  configuration.
                </KeyValuePanel>
              )}
              {shown && <ActivityPanel connection={connection} objectId={ingestConfigurationId} />}
            </>
          }
          side={<IdentityPanels what={WHAT} resource={shown} />}
        />
      )}
    </ResourcePage>
  );
}
