import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { storageConfigurations, type StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { NotGiven } from '#web/components/absent.tsx';
import { CreateStorageConfiguration } from '#web/components/create-storage-configuration.tsx';
import { BY_NAME, idColumn, nameColumn, tagsColumn } from '#web/components/named-columns.tsx';
import { ResourceListPage } from '#web/components/resource-list-page.tsx';
import { byText } from '#web/lib/order.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { Column } from '#web/table/column.ts';

const bucketColumn: Column<StorageConfiguration> = {
  id: 'bucket',
  header: 'Bucket',
  width: 'fill',
  compare: (a, b) => byText(a.s3?.bucketName ?? '', b.s3?.bucketName ?? ''),
  unknown: ({ s3 }) => !s3,
  cell: ({ s3 }) =>
    s3 ? (
      <span className="font-mono text-xs" title={s3.bucketName}>
        {s3.bucketName}
      </span>
    ) : (
      <NotGiven />
    ),
};

const bucketOf = ({ s3 }: StorageConfiguration) => (s3 ? [s3.bucketName] : []);

export function StorageConfigurationsPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const list = useWholeList(storageConfigurations.list, { connection });
  const existing = list.state === 'ready' && isWhole(list.progress) ? list.items.length : undefined;
  const columns = useMemo<Column<StorageConfiguration>[]>(
    () => [
      nameColumn((id) => paths.storageConfiguration(connection, id)),
      bucketColumn,
      idColumn('storage configuration id', 168),
      tagsColumn(),
    ],
    [connection],
  );
  return (
    <>
      <ResourceListPage
        title="Storage configurations"
        what="storage configurations"
        list={list}
        actions={
          <ChangeButton
            of={storageConfigurationChanges.create}
            look="primary"
            onClick={() => setCreating(true)}
          >
            Create…
          </ChangeButton>
        }
        endpoint={storageConfigurations.list}
        columns={columns}
        sortedBy={BY_NAME}
        hrefOf={({ arn }) => paths.storageConfiguration(connection, idOf(arn))}
        alsoFound={bucketOf}
        note="The S3 buckets into which compositions and participants are recorded."
        empty={{
          title: 'No storage configurations in this account and Region',
          text: 'A storage configuration names an S3 bucket of this Region for recordings. It appears here once it is created, with “Create…” above, a CLI or an SDK.',
        }}
        skeletonRows={4}
      />
      <CreateStorageConfiguration
        open={creating}
        onClose={() => setCreating(false)}
        existing={existing}
        onCreated={({ arn }) => {
          setCreating(false);
          void navigate(paths.storageConfiguration(connection, idOf(arn)));
        }}
      />
    </>
  );
}
