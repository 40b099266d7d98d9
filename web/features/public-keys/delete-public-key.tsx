import { idOf } from '#shared/contract/ids.ts';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import { publicKeys, type PublicKey } from '#shared/public-keys/contract.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { GuardedDelete } from '#web/components/guarded-action/guarded-delete.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';

const remove = publicKeyChanges.remove;

interface DeletePublicKeyProps {
  id: string;
  publicKey: PublicKey;
  onGone: () => void;
}

/** Deletes a public key, after which AWS refuses what its private half has signed. */
export function DeletePublicKey({ id, publicKey, onGone }: DeletePublicKeyProps) {
  const connection = useConnectionId();
  const change = useChange(remove);
  const name = publicKey.name || id;
  const mono = (text: string | undefined) =>
    text ? <span className="font-mono text-xs wrap-anywhere">{text}</span> : <NotGiven>not given</NotGiven>;
  return (
    <GuardedDelete
      what="public key"
      name={name}
      endpoint={remove}
      input={{ publicKeyId: id }}
      consequence="From then on AWS refuses every token that was signed with its private half, also those that were handed out already: nobody can join with one any more. AWS does not say that people who have joined are sent away. It cannot be brought back: imported again, the key has another ARN, which whoever signs has to name."
      impact={
        <div className="px-3">
          <DetailList
            labels="short"
            details={[
              { label: 'Fingerprint', value: mono(publicKey.fingerprint) },
              { label: 'kid', value: mono(publicKey.arn) },
            ]}
          />
        </div>
      }
      inUse
      why="The API does not tell who signs for it."
      send={async () => change.run({ connection, publicKeyId: id })}
      isGone={async () =>
        !(await loadAllNow(publicKeys.list, { connection })).some(({ arn }) => idOf(arn ?? '') === id)
      }
      onGone={() => {
        announce(`Public key ${name} deleted`);
        onGone();
      }}
    />
  );
}
