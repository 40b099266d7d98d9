import { bulkChanges } from '#shared/bulk/changes.ts';
import { useChange } from '#web/api/use-change.ts';
import { useBulkStart } from '#web/components/bulk/use-bulk-start.ts';
import { estimateLine, isAtOnce, useEstimate } from '#web/components/bulk/use-estimate.ts';
import { GuardedDialog } from '#web/components/guarded-action/guarded-dialog.tsx';
import { ImpactLines } from '#web/components/guarded-action/impact-lines.tsx';
import { REASON_HINT, revokedLine } from '#web/components/people/disconnect-words.ts';

interface DisconnectDialogProps {
  connection: string;
  stageId: string;
  sessionId: string;
  names: readonly string[];
  ids: readonly string[];
  /** How many of them have published. */
  publishers: number;
  open: boolean;
  onClose: () => void;
}

/** So many names are said; the others are counted. */
const NAMED = 3;
/** From so many on their number is typed. */
const BIG = 5;

/** Says whom it takes out, and has the job started that does it. */
export function DisconnectDialog(props: DisconnectDialogProps) {
  const { connection, stageId, sessionId, names, ids, publishers, open, onClose } = props;
  const start = useBulkStart(connection);
  const change = useChange(bulkChanges.disconnect);
  const estimated = useEstimate(connection, 'disconnect', ids.length, open);
  const what = `${ids.length} ${ids.length === 1 ? 'participant' : 'participants'}`;
  const others = names.length - NAMED;
  return (
    <GuardedDialog
      open={open}
      onClose={onClose}
      words={{
        title: `Disconnect ${what}?`,
        act: `Disconnect ${what}`,
        keep: 'Keep them',
        doing: `Starting to disconnect ${what}`,
        todo: `disconnect ${what}`,
        looking: 'Looking for the job…',
        notYet: 'The server does not list the job yet.',
      }}
      endpoint={{ id: 'participants.disconnect', aws: ['DisconnectParticipant'] }}
      consequence={
        <>
          A job takes {names.slice(0, NAMED).join(', ')}
          {others > 0 && ` and ${others} more`} out of the stage. Who has another token can come back with it.
        </>
      }
      impact={
        <ImpactLines
          lines={[
            {
              about: 'who publishes',
              says:
                publishers === 0
                  ? 'None of them has published in this session.'
                  : `${publishers} of them ${publishers === 1 ? 'has' : 'have'} published; what they send ends.`,
              weighs: publishers > 0,
            },
            revokedLine(ids.length),
            estimateLine(ids.length, estimated),
          ]}
        />
      }
      isKnown={isAtOnce(ids.length)}
      typed={
        ids.length >= BIG
          ? { why: 'These are many.', what: 'number of participants', text: String(ids.length) }
          : undefined
      }
      reason={{ required: true, hint: REASON_HINT }}
      send={async (reason) =>
        start.follow(
          change.run({
            connection,
            body: { key: start.key, stageId, sessionId, participantIds: [...ids], reason: reason ?? '' },
          }),
        )
      }
      isDone={start.isDone}
      onDone={start.open}
    />
  );
}
