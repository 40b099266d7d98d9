import { useNavigate } from 'react-router';
import { publicKeys, type PublicKey } from '#shared/public-keys/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { CodeBlock } from '#web/components/code-block.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { IdentityPanels } from '#web/components/identity-panels.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Panel } from '#web/components/panel.tsx';
import { ResourcePage } from '#web/components/resource-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { DeletePublicKey } from './delete-public-key.tsx';
import { useInspectedKey } from './use-inspected-key.ts';

const WHAT = 'public key';

export function PublicKeyPage() {
  const connection = useConnectionId();
  const publicKeyId = useRouteParam('id');
  const navigate = useNavigate();
  const load = useItem(publicKeys.get, { connection, publicKeyId });
  const material = load.state === 'ready' ? load.data.publicKeyMaterial : undefined;
  const sha256 = useInspectedKey(material ?? '')?.sha256;
  return (
    <ResourcePage
      load={load}
      endpoint={publicKeys.get}
      what={WHAT}
      id={publicKeyId}
      crumb={{ label: 'Public keys', to: paths.publicKeys(connection) }}
      actions={
        load.state === 'ready' && (
          <DeletePublicKey
            id={publicKeyId}
            publicKey={load.data}
            onGone={() => void navigate(paths.publicKeys(connection))}
          />
        )
      }
    >
      {(key) => (
        <MainAndSide
          main={
            <>
              <MaterialPanel publicKey={key} sha256={sha256} />
              {key?.publicKeyMaterial && (
                <ComparePanel
                  material={key.publicKeyMaterial}
                  fingerprint={key.fingerprint}
                  sha256={sha256}
                />
              )}
              {key && <ActivityPanel connection={connection} objectId={publicKeyId} />}
            </>
          }
          side={<IdentityPanels what={WHAT} resource={key} />}
        />
      )}
    </ResourcePage>
  );
}

interface MaterialPanelProps {
  /** Absent while it loads. */
  publicKey: PublicKey | undefined;
  /** Of its DER; absent while it is counted out, or where the browser cannot. */
  sha256: string | undefined;
}

function MaterialPanel({ publicKey, sha256 }: MaterialPanelProps) {
  const { fingerprint, publicKeyMaterial } = publicKey ?? {};
  const notGiven = publicKey && <NotGiven>not given</NotGiven>;
  return (
    <Panel title="Key" note="ECDSA P-384, PEM">
      <div className="px-4">
        <DetailList
          details={[
            {
              label: 'Fingerprint',
              value: fingerprint ? <CopyableText text={fingerprint} what="fingerprint" /> : notGiven,
            },
            {
              label: 'SHA-256 of the DER',
              value: sha256 ? (
                <CopyableText text={sha256} what="SHA-256 of the key" />
              ) : (
                publicKey && <NotGiven>not counted out</NotGiven>
              ),
            },
          ]}
        />
      </div>
      <div className="border-t border-line p-4">
        {publicKeyMaterial ? (
          <CodeBlock what="public key" content={publicKeyMaterial.trimEnd()} />
        ) : (
          (notGiven ?? <Skeleton className="h-32 w-full" />)
        )}
      </div>
      <div className="flex flex-col gap-2 border-t border-line px-4 py-3 text-muted">
        <p>
          With this key AWS verifies participant tokens that were signed with its private half, which AWS
          never has. A token names the key by its ARN, in the header{' '}
          <code className="font-mono text-xs">kid</code>.
        </p>
        <p>
          A key does not expire: one whose private half has leaked must be deleted. A Region holds three keys
          at most, a quota that cannot be raised, so that leaves room to change from one to the next.
        </p>
      </div>
    </Panel>
  );
}
