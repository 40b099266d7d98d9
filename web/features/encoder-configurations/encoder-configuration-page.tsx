import { useNavigate } from 'react-router';
import { type CompositionSummary, compositions } from '#shared/compositions/contract.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { CompositionsPanel } from '#web/components/compositions-panel.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { IdentityPanels } from '#web/components/identity-panels.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { ResourcePage } from '#web/components/resource-page.tsx';
import { useStageNames } from '#web/components/use-stage-names.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { DeleteEncoderConfiguration } from './delete-encoder-configuration.tsx';
import { VideoPanel } from './video-panel.tsx';

const WHAT = 'encoder configuration';

export function EncoderConfigurationPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const encoderConfigurationId = useRouteParam('id');
  const load = useItem(encoderConfigurations.get, { connection, encoderConfigurationId });
  const using = useWholeList(compositions.list, { connection, encoderConfigurationId });
  return (
    <ResourcePage
      load={load}
      endpoint={encoderConfigurations.get}
      what={WHAT}
      id={encoderConfigurationId}
      crumb={{ label: 'Encoder configurations', to: paths.encoderConfigurations(connection) }}
      actions={
        load.state === 'ready' && (
          <DeleteEncoderConfiguration
            id={encoderConfigurationId}
            name={load.data.name || encoderConfigurationId}
            using={using}
            onGone={() => void navigate(paths.encoderConfigurations(connection))}
          />
        )
      }
    >
      {(configuration) => (
        <MainAndSide
          main={
            <>
              <VideoPanel configuration={configuration} />
              {configuration && <UsedBy list={using} />}
              {configuration && <ActivityPanel connection={connection} objectId={encoderConfigurationId} />}
            </>
          }
          side={<IdentityPanels what={WHAT} resource={configuration} />}
        />
      )}
    </ResourcePage>
  );
}

function UsedBy({ list }: { list: WholeList<CompositionSummary> }) {
  const connection = useConnectionId();
  const stages = useStageNames(connection, list.state === 'ready' && list.items.length > 0);
  return (
    <CompositionsPanel
      title="Compositions that use it now"
      what="the compositions that use this encoder configuration"
      list={list}
      stages={stages}
      empty={
        <EmptyNote title="No composition uses it now">
          One appears here once it is started with this configuration for one of its destinations.
        </EmptyNote>
      }
    />
  );
}
