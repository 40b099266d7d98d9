import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { publicKeys, type PublicKeySummary } from '#shared/public-keys/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { BY_NAME, idColumn, nameColumn, tagsColumn } from '#web/components/named-columns.tsx';
import { ResourceListPage } from '#web/components/resource-list-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { Column } from '#web/table/column.ts';

export function PublicKeysPage() {
  const connection = useConnectionId();
  const columns = useMemo<Column<PublicKeySummary>[]>(
    () => [
      nameColumn((id) => paths.publicKey(connection, id)),
      // Some keys have a UUID for their id.
      idColumn('public key id', 312),
      tagsColumn(),
    ],
    [connection],
  );
  return (
    <ResourceListPage
      title="Public keys"
      what="public keys"
      list={useWholeList(publicKeys.list, { connection })}
      endpoint={publicKeys.list}
      columns={columns}
      sortedBy={BY_NAME}
      hrefOf={({ arn }) =>
        arn === undefined ? paths.publicKeys(connection) : paths.publicKey(connection, idOf(arn))
      }
      note="With these, AWS verifies participant tokens that your own server signs. A Region holds three at most, a quota that cannot be raised."
      empty={{
        title: 'No public keys in this account and Region',
        text: 'A server that signs participant tokens itself needs its public key here, so that AWS can verify them. It appears once it is imported with the AWS console, a CLI or an SDK.',
      }}
      skeletonRows={3}
    />
  );
}
