import { useNavigate } from 'react-router';
import { storageConfigurations, type StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { IdentityPanels } from '#web/components/identity-panels.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Panel } from '#web/components/panel.tsx';
import { ResourcePage } from '#web/components/resource-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { DeleteStorageConfiguration } from './delete-storage-configuration.tsx';
import { StorageUsersPanel } from './storage-users-panel.tsx';
import { useStorageUsers } from './use-storage-users.ts';

const WHAT = 'storage configuration';

export function StorageConfigurationPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const storageConfigurationId = useRouteParam('id');
  const load = useItem(storageConfigurations.get, { connection, storageConfigurationId });
  const users = useStorageUsers(connection, storageConfigurationId);
  return (
    <ResourcePage
      load={load}
      endpoint={storageConfigurations.get}
      what={WHAT}
      id={storageConfigurationId}
      crumb={{ label: 'Storage configurations', to: paths.storageConfigurations(connection) }}
      actions={
        load.state === 'ready' && (
          <DeleteStorageConfiguration
            id={storageConfigurationId}
            name={load.data.name || storageConfigurationId}
            users={users}
            onGone={() => void navigate(paths.storageConfigurations(connection))}
          />
        )
      }
    >
      {(configuration) => (
        <MainAndSide
          main={
            <>
              <BucketPanel configuration={configuration} />
              {configuration && <StorageUsersPanel users={users} />}
              {configuration && <ActivityPanel connection={connection} objectId={storageConfigurationId} />}
            </>
          }
          side={<IdentityPanels what={WHAT} resource={configuration} />}
        />
      )}
    </ResourcePage>
  );
}

/** @param configuration absent while it loads */
function BucketPanel({ configuration }: { configuration: StorageConfiguration | undefined }) {
  const bucket = configuration?.s3?.bucketName;
  const notGiven = configuration && <NotGiven>not given</NotGiven>;
  return (
    <Panel title="S3 bucket">
      <div className="px-4">
        <DetailList
          details={[
            { label: 'Bucket', value: bucket ? <CopyableText text={bucket} what="bucket name" /> : notGiven },
            {
              label: 'Address',
              value: bucket ? <CopyableText text={`s3://${bucket}/`} what="address" /> : notGiven,
            },
          ]}
        />
      </div>
      <div className="flex flex-col gap-2 border-t border-line px-4 py-3 text-muted">
        <p>
          When a storage configuration is created, IVS adds a statement to the policy of its bucket, so that
          it may write recordings there. The statement’s Sid begins with{' '}
          <code className="font-mono text-xs">CompositeWrite-</code>; it allows{' '}
          <code className="font-mono text-xs">s3:PutObject</code> and{' '}
          <code className="font-mono text-xs">s3:PutObjectAcl</code>. Without it, recordings fail, those that
          run as well. Deleting the storage configuration removes it.
        </p>
        <p>The API does not tell whether the statement is still there: the bucket’s policy in S3 does.</p>
      </div>
    </Panel>
  );
}
