import { useRef } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { replicationChanges } from '#shared/replication/changes.ts';
import { type ParticipantReplica, replication } from '#shared/replication/contract.ts';
import { ReplicationDraft } from '#shared/replication/drafts.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { attributeProblems, attributesOf } from '#web/components/attribute-rows.ts';
import { numberOf } from '#web/form/number-of.ts';
import type { TagRow } from '#web/form/tag-rows.ts';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { GuardedDialog } from '../guarded-action/guarded-dialog.tsx';
import { type ImpactLine, ImpactLines } from '../guarded-action/impact-lines.tsx';
import { isSettled, isTold, lineOfList, lookAt } from '../guarded-action/list-look.ts';
import { nameOfPerson, type PersonThere } from './person.ts';
import { REPLICAS_A_PAGE } from './replicas-a-page.ts';
import { ReplicationFields } from './replication-fields.tsx';

const start = replicationChanges.start;

/** What somebody has typed for a replication. */
export interface ReplicationForm {
  destinationStageId: string;
  /** Seconds. */
  reconnectWindow: string;
  attributes: TagRow[];
}

const EMPTY: ReplicationForm = { destinationStageId: '', reconnectWindow: '', attributes: [] };

const draftOf = ({ destinationStageId, reconnectWindow, attributes }: ReplicationForm) => ({
  destinationStageId,
  reconnectWindowSeconds: numberOf(reconnectWindow),
  attributes: attributesOf(attributes),
});

interface StartReplicationDialogProps {
  person: PersonThere;
  open: boolean;
  onClose: () => void;
}

/** Shows somebody who publishes in one stage in another one too. */
export function StartReplicationDialog({ person, open, onClose }: StartReplicationDialogProps) {
  const connection = useConnectionId();
  const { stageId, participantId } = person;
  const change = useChange(start);
  const list = useWholeList(stages.list, open ? { connection } : undefined);
  const replicas = useWholeList(
    replication.list,
    open ? { connection, stageId, participantId } : undefined,
    REPLICAS_A_PAGE,
  );
  const form = useDraftForm({
    begin: EMPTY,
    draftOf,
    schema: ReplicationDraft,
    further: (state) => furtherProblems(state, stageId, replicas),
    disabled: change.isRunning,
  });
  // Checked once: what AWS lists meanwhile changes nothing of what was agreed to.
  const prepared = useRef<ReturnType<typeof form.attempt>>(undefined);
  const name = nameOfPerson(person);
  const destinationStageId = form.state.destinationStageId;
  const destination =
    list.state === 'ready' ? list.items.find(({ arn }) => idOf(arn) === destinationStageId) : undefined;
  const there = destinationLine(list, destinationStageId);
  return (
    <GuardedDialog
      open={open}
      onClose={onClose}
      words={{
        title: `Replicate ${name} to another stage`,
        act: 'Replicate',
        keep: 'Close',
        doing: `Replicating ${name} to ${destination?.name || destinationStageId}`,
        todo: 'start the replication',
        looking: 'Looking whether they are replicated…',
        notYet: 'AWS has accepted it, and does not list the replica as active yet. It may take a moment.',
      }}
      endpoint={start}
      input={{ stageId, participantId, body: draftOf(form.state) }}
      consequence="Everybody in the other stage then sees and hears them as one of their own. AWS replicates who publishes now, to five stages at most."
      impact={(isHeld) => (
        <>
          <ReplicationFields
            form={{ ...form, disabled: form.disabled || isHeld }}
            list={list}
            sourceStageId={stageId}
            state={form.state}
            onChange={(changed, path) => form.change((before) => ({ ...before, ...changed }), path)}
          />
          <div className="border-t border-line">
            <ImpactLines lines={[there, usedLine(replicas)]} />
          </div>
        </>
      )}
      isKnown={list.state !== 'loading' && isTold(there) && isSettled(replicas)}
      prepare={() => {
        prepared.current = form.attempt();
        return prepared.current !== undefined;
      }}
      explain={explain}
      send={async (reason) => {
        const body = prepared.current;
        if (body === undefined) throw new Error('Nothing was prepared to be sent');
        const outcome = await change.run({ connection, stageId, participantId, body }, reason);
        if (!outcome.done) form.refuse(outcome.failure);
        return outcome;
      }}
      isDone={async () =>
        (await loadAllNow(replication.list, { connection, stageId, participantId }, REPLICAS_A_PAGE)).some(
          (one) => one.replicationState === 'ACTIVE' && idOf(one.destinationStageArn) === destinationStageId,
        )
      }
      onDone={() => {
        form.reset();
        announce(`${name} is replicated to ${destination?.name || destinationStageId}`);
      }}
    />
  );
}

function furtherProblems(
  { destinationStageId, attributes }: ReplicationForm,
  stageId: string,
  replicas: WholeList<ParticipantReplica>,
) {
  const path = 'destinationStageId';
  const look = lookAt(replicas);
  // What was so before bars nothing: AWS says whether it is so still.
  const isOld = look.kind === 'unknown' && look.asOf !== undefined;
  const isThere =
    !isOld &&
    look.items.some(
      (one) => one.replicationState === 'ACTIVE' && idOf(one.destinationStageArn) === destinationStageId,
    );
  return [
    ...(destinationStageId === stageId ? [{ path, message: 'must be another stage than the source' }] : []),
    ...(isThere ? [{ path, message: 'is one to which they are replicated already' }] : []),
    ...attributeProblems(attributes),
  ];
}

function destinationLine(list: WholeList<StageSummary>, destinationStageId: string): ImpactLine {
  const about = 'the other stage';
  const look = lookAt(list);
  const destination = look.items.find(({ arn }) => idOf(arn) === destinationStageId);
  const why = look.kind === 'unknown' ? look.why : undefined;
  const asOf = look.kind === 'unknown' ? look.asOf : undefined;
  if (destination === undefined) {
    const isLooking = look.kind === 'looking' && destinationStageId !== '';
    return {
      about,
      says: isLooking || why !== undefined ? undefined : 'Choose the other stage.',
      problem: why,
    };
  }
  return {
    // A stage of a list that stopped half-way is as it is now.
    ...(asOf !== undefined && { problem: why, asOf }),
    about,
    says: destination.activeSessionId
      ? 'The other stage is live: they appear there at once, and in its compositions.'
      : 'The other stage is idle: this begins a session there.',
    weighs: Boolean(destination.activeSessionId),
  };
}

/** Not adjustable (Service Quotas). */
const MOST_REPLICATIONS = 5;

function usedLine(replicas: WholeList<ParticipantReplica>): ImpactLine {
  return lineOfList('how often they are replicated', replicas, (items, atLeast) => {
    const count = items.filter(({ replicationState }) => replicationState === 'ACTIVE').length;
    return {
      count,
      says: `${atLeast}${count} of ${MOST_REPLICATIONS} replications of this person are used.`,
      weighs: count >= MOST_REPLICATIONS,
    };
  });
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError)) return undefined;
  if (failure.code === 'aws_conflict')
    return 'Only somebody who publishes now can be replicated, once to each stage, and not where somebody of the same participant id is.';
  return failure.code === 'aws_quota_exceeded'
    ? 'A participant can be replicated to five stages at a time. Stop one of the replications first.'
    : undefined;
}
