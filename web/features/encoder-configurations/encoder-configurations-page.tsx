import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import {
  encoderConfigurations,
  type EncoderConfigurationSummary,
} from '#shared/encoder-configurations/contract.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { CreateEncoderConfiguration } from '#web/components/encoder-configuration/create-encoder-configuration.tsx';
import { BY_NAME, idColumn, nameColumn, tagsColumn } from '#web/components/named-columns.tsx';
import { ResourceListPage } from '#web/components/resource-list-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { Column } from '#web/table/column.ts';

export function EncoderConfigurationsPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const list = useWholeList(encoderConfigurations.list, { connection });
  const existing = list.state === 'ready' && isWhole(list.progress) ? list.items.length : undefined;
  const columns = useMemo<Column<EncoderConfigurationSummary>[]>(
    () => [
      nameColumn((id) => paths.encoderConfiguration(connection, id)),
      idColumn('encoder configuration id', 168),
      tagsColumn(),
    ],
    [connection],
  );
  return (
    <>
      <ResourceListPage
        title="Encoder configurations"
        what="encoder configurations"
        list={list}
        actions={
          <ChangeButton
            of={encoderConfigurationChanges.create}
            look="primary"
            onClick={() => setCreating(true)}
          >
            Create…
          </ChangeButton>
        }
        endpoint={encoderConfigurations.list}
        columns={columns}
        sortedBy={BY_NAME}
        hrefOf={({ arn }) => paths.encoderConfiguration(connection, idOf(arn))}
        note="How a composition’s picture is encoded: its size, frame rate and bitrate. AWS gives these for one configuration at a time, never in a list; they are on its own page."
        empty={{
          title: 'No encoder configurations in this account and Region',
          text: 'An encoder configuration sets the size, frame rate and bitrate of what a composition sends to a channel or a bucket. It appears here once it is created, with “Create…” above, a CLI or an SDK, in this Region.',
        }}
        skeletonRows={6}
      />
      <CreateEncoderConfiguration
        open={creating}
        onClose={() => setCreating(false)}
        existing={existing}
        onCreated={({ arn }) => {
          setCreating(false);
          void navigate(paths.encoderConfiguration(connection, idOf(arn)));
        }}
      />
    </>
  );
}
