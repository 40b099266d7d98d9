import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import { publicKeys, type PublicKeySummary } from '#shared/public-keys/contract.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { BY_NAME, idColumn, nameColumn, tagsColumn } from '#web/components/named-columns.tsx';
import { ResourceListPage } from '#web/components/resource-list-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import type { Column } from '#web/table/column.ts';
import { GenerateKeyPair } from './generate-key-pair.tsx';
import { ImportPublicKey } from './import-public-key.tsx';

export function PublicKeysPage() {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const [adding, setAdding] = useState<'import' | 'generate'>();
  const list = useWholeList(publicKeys.list, { connection });
  const dialog = {
    existing: list.state === 'ready' && isWhole(list.progress) ? list.items.length : undefined,
    onClose: () => setAdding(undefined),
    onImported: ({ arn }: PublicKeySummary) => {
      setAdding(undefined);
      if (arn !== undefined) void navigate(paths.publicKey(connection, idOf(arn)));
    },
  };
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
    <>
      <ResourceListPage
        title="Public keys"
        what="public keys"
        list={list}
        actions={
          <>
            <ChangeButton of={publicKeyChanges.import} onClick={() => setAdding('generate')}>
              Generate a pair…
            </ChangeButton>
            <ChangeButton of={publicKeyChanges.import} look="primary" onClick={() => setAdding('import')}>
              Import…
            </ChangeButton>
          </>
        }
        endpoint={publicKeys.list}
        columns={columns}
        sortedBy={BY_NAME}
        hrefOf={({ arn }) =>
          arn === undefined ? paths.publicKeys(connection) : paths.publicKey(connection, idOf(arn))
        }
        note="With these, AWS verifies participant tokens that your own server signs. A Region holds three at most, a quota that cannot be raised."
        empty={{
          title: 'No public keys in this account and Region',
          text: 'A server that signs participant tokens itself needs its public key here, so that AWS can verify them. It appears once it is imported, with “Import…” above, a CLI or an SDK; or make a new pair with “Generate a pair…”.',
        }}
        skeletonRows={3}
      />
      <ImportPublicKey open={adding === 'import'} {...dialog} />
      <GenerateKeyPair open={adding === 'generate'} {...dialog} />
    </>
  );
}
