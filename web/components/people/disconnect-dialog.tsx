import type { Input } from '#shared/contract/endpoint.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { participants } from '#shared/participants/contract.ts';
import { replication } from '#shared/replication/contract.ts';
import { requestNow } from '#web/api/request-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { useItem } from '#web/api/use-item.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { GuardedDialog } from '../guarded-action/guarded-dialog.tsx';
import { ImpactLines } from '../guarded-action/impact-lines.tsx';
import { lookAtItem } from '../guarded-action/item-look.ts';
import { isSettled } from '../guarded-action/list-look.ts';
import { disconnectImpact } from './disconnect-impact.ts';
import { REASON_HINT } from './disconnect-words.ts';
import { nameOfPerson, type PersonThere } from './person.ts';
import { REPLICAS_A_PAGE } from './replicas-a-page.ts';

const disconnect = participantChanges.disconnect;

interface DisconnectDialogProps {
  person: PersonThere;
  open: boolean;
  onClose: () => void;
}

/** Takes somebody out of a stage, and their token with them. */
export function DisconnectDialog({ person, open, onClose }: DisconnectDialogProps) {
  const connection = useConnectionId();
  const change = useChange(disconnect);
  const { stageId, sessionId, participantId } = person;
  const address = { connection, stageId, sessionId, participantId };
  const load = useItem(participants.get, open ? address : undefined);
  const look = lookAtItem(load);
  // Of somebody who is out already AWS can say nothing that proves that it was done.
  const wasOut = load.state === 'ready' && load.data.state === 'DISCONNECTED';
  const isSource = load.state === 'ready' && load.data.replicationType === 'SOURCE';
  const replicas = useWholeList(
    replication.list,
    open && isSource ? { connection, stageId, participantId } : undefined,
    REPLICAS_A_PAGE,
  );
  const name = nameOfPerson(person);
  return (
    <GuardedDialog
      open={open}
      onClose={onClose}
      words={{
        title: `Disconnect ${name}?`,
        act: 'Disconnect',
        keep: 'Leave them in',
        doing: `Disconnecting ${name}`,
        todo: 'disconnect the participant',
        looking: 'Looking whether they are out…',
        notYet: `AWS has accepted it, and ${name} is still connected. It may take a moment.`,
      }}
      endpoint={disconnect}
      input={(reason) => ({ stageId, participantId, body: { reason } })}
      consequence="DisconnectParticipant takes them out of the stage and revokes their token."
      impact={<ImpactLines lines={disconnectImpact(look, replicas)} />}
      isKnown={look.kind !== 'looking' && (!isSource || isSettled(replicas))}
      reason={{ required: false, hint: REASON_HINT }}
      send={async (reason) => change.run({ connection, stageId, participantId, body: { reason } })}
      isDone={wasOut ? undefined : async () => isOut(address)}
      onDone={() => announce(`${name} is disconnected`)}
    />
  );
}

/** @throws as `requestNow`, where AWS says nothing of them */
async function isOut(address: Input<typeof participants.get>): Promise<boolean> {
  const { item } = await requestNow(participants.get, address);
  return item.state === 'DISCONNECTED';
}
