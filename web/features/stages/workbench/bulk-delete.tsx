import { bulkChanges } from '#shared/bulk/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { useChange } from '#web/api/use-change.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { GuardedDialog } from '#web/components/guarded-action/guarded-dialog.tsx';
import { type ImpactLine, ImpactLines } from '#web/components/guarded-action/impact-lines.tsx';
import { isSettled, lineOfList, lookAt } from '#web/components/guarded-action/list-look.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';
import type { StageRow } from '../stage-row.ts';
import { estimateLine, isAtOnce, useEstimate } from '#web/components/bulk/use-estimate.ts';
import { stagesWords } from './stages-words.ts';
import { useBulkStart } from '#web/components/bulk/use-bulk-start.ts';

interface BulkDeleteProps {
  connection: string;
  chosen: readonly StageRow[];
  open: boolean;
  onClose: () => void;
  onStarted: () => void;
}

/** So many names are said; the others are counted. */
const NAMED = 3;
/** From so many on their number is typed, also where none of them is live. */
const BIG = 10;

/** Deletes the chosen stages in a job, after it has been said what that hits. */
export function BulkDelete({ connection, chosen, open, onClose, onStarted }: BulkDeleteProps) {
  const ids = new Set(chosen.map(({ id }) => id));
  const live = chosen.filter(({ sessionId }) => sessionId !== undefined);
  const start = useBulkStart(connection);
  const change = useChange(bulkChanges.remove);
  const estimated = useEstimate(
    connection,
    'delete',
    chosen.length,
    open,
    live.flatMap(({ sessionId = [] }) => sessionId),
  );
  const running = useWholeList(compositions.list, open ? { connection } : undefined);
  const attached = useWholeList(ingest.list, open ? { connection } : undefined);
  const what = stagesWords(chosen.length);
  const people = estimated.estimate?.people;
  const runningLine = lineOfList('which compositions run on them', running, (items, atLeast) => {
    const count = runningCompositions(items).filter(({ stageArn }) => ids.has(idOf(stageArn ?? ''))).length;
    return {
      count,
      says:
        count === 0
          ? 'No composition runs on them.'
          : `${atLeast}${count} running ${count === 1 ? 'composition ends' : 'compositions end'}.`,
    };
  });
  const lines: ImpactLine[] = [
    {
      about: 'how many are live',
      says: live.length === 0 ? 'None of them is live.' : liveWords(live),
      weighs: live.length > 0,
    },
    // Of more than one job does nothing is asked.
    ...(live.length === 0 || !isAtOnce(chosen.length)
      ? []
      : [
          {
            about: 'who is connected',
            says:
              people &&
              `${people.connected} people were connected when the console last saw them; they are disconnected.${people.unseenSessions > 0 ? ` Of ${people.unseenSessions} sessions it has seen nobody.` : ''}`,
            problem:
              people === undefined && estimated.failure ? failureWords(estimated.failure).title : undefined,
            weighs: true,
          },
        ]),
    runningLine,
    lineOfList('which ingest configurations are attached', attached, (items, atLeast) => {
      const count = items.filter(({ stageArn }) => ids.has(idOf(stageArn))).length;
      return {
        count,
        says:
          count === 0
            ? 'No ingest configuration is attached to them.'
            : `${atLeast}${count} ingest ${count === 1 ? 'configuration is' : 'configurations are'} detached.`,
      };
    }),
    estimateLine(chosen.length, estimated),
  ];
  // Why the number has to be typed.
  const why =
    live.length > 0
      ? 'Some of them are live.'
      : [lookAt(running), lookAt(attached)].some(({ kind }) => kind === 'unknown')
        ? 'It is not known what is made of them.'
        : chosen.length >= BIG
          ? 'These are many.'
          : undefined;
  return (
    <GuardedDialog
      open={open}
      onClose={onClose}
      words={{
        title: `Delete ${what}?`,
        act: `Delete ${what}`,
        keep: 'Keep them',
        doing: `Starting to delete ${what}`,
        todo: `delete ${what}`,
        looking: 'Looking for the job…',
        notYet: 'The server does not list the job yet.',
      }}
      endpoint={{ id: 'stages.remove', aws: ['DeleteStage'] }}
      consequence={
        <>
          A job deletes {named(chosen)}. What is deleted cannot be brought back: tokens of these stages are
          worth nothing any more, and AWS gives a new stage another id.
        </>
      }
      impact={<ImpactLines lines={lines} />}
      isKnown={isAtOnce(chosen.length) && isSettled(running) && isSettled(attached)}
      typed={why === undefined ? undefined : { why, what: 'number of stages', text: String(chosen.length) }}
      reason={{ required: true, hint: 'It is kept in the log of the job.' }}
      send={async (reason) =>
        start.follow(
          change.run({ connection, body: { key: start.key, stageIds: [...ids], reason: reason ?? '' } }),
        )
      }
      isDone={start.isDone}
      onDone={() => {
        onStarted();
        start.open();
      }}
    />
  );
}

function liveWords(live: readonly StageRow[]): string {
  return `${live.length} ${live.length === 1 ? 'is' : 'are'} live: ${named(live)}.`;
}

function named(stages: readonly StageRow[]): string {
  const names = stages.slice(0, NAMED).map(({ name, id }) => (name === '' ? id : name));
  const others = stages.length - names.length;
  return others > 0 ? `${names.join(', ')} and ${others.toLocaleString('en-US')} more` : names.join(', ');
}
