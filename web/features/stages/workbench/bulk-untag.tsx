import { useRef, useState } from 'react';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { useChange } from '#web/api/use-change.ts';
import { GuardedDialog } from '#web/components/guarded-action/guarded-dialog.tsx';
import { ImpactLines } from '#web/components/guarded-action/impact-lines.tsx';
import { CheckBox } from '#web/form/check-box.tsx';
import { byText } from '#web/lib/order.ts';
import type { StageRow } from '../stage-row.ts';
import { estimateLine, isAtOnce, useEstimate } from '#web/components/bulk/use-estimate.ts';
import { stagesWords } from './stages-words.ts';
import { useBulkStart } from '#web/components/bulk/use-bulk-start.ts';

interface BulkUntagProps {
  connection: string;
  chosen: readonly StageRow[];
  open: boolean;
  onClose: () => void;
  onStarted: () => void;
}

/** Takes tags away from those of the chosen stages that have them. */
export function BulkUntag({ connection, chosen, open, onClose, onStarted }: BulkUntagProps) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const counts = new Map<string, number>();
  for (const { tags } of chosen)
    for (const key of Object.keys(tags)) counts.set(key, (counts.get(key) ?? 0) + 1);
  // AWS keeps tags of its own, which nobody can take away.
  const offered = [...counts].filter(([key]) => !/^aws:/i.test(key)).toSorted(([a], [b]) => byText(a, b));
  const wanted = offered.map(([key]) => key).filter((key) => keys.has(key));
  const hit = chosen.filter(({ tags }) => wanted.some((key) => Object.hasOwn(tags, key)));
  // What was agreed to is what is sent, also where the list is loaded anew meanwhile.
  const prepared = useRef<{ stageIds: string[]; tagKeys: string[] }>({ stageIds: [], tagKeys: [] });
  const start = useBulkStart(connection);
  const change = useChange(bulkChanges.untag);
  const estimated = useEstimate(connection, 'untag', hit.length, open);
  const what = stagesWords(hit.length);
  return (
    <GuardedDialog
      open={open}
      onClose={onClose}
      words={{
        title: `Take tags away from ${stagesWords(chosen.length)}`,
        act: 'Take them away',
        keep: 'Keep them',
        doing: `Starting to take tags away from ${what}`,
        todo: 'take tags away',
        looking: 'Looking for the job…',
        notYet: 'The server does not list the job yet.',
      }}
      endpoint={{ id: 'tags.remove', aws: ['UntagResource'] }}
      consequence={
        offered.length === 0
          ? 'None of these stages has a tag that can be taken away.'
          : 'A job takes the tags that are chosen here away from those that have them.'
      }
      impact={(isHeld) => (
        <>
          {offered.length > 0 && (
            <fieldset className="flex max-h-60 flex-col gap-1 overflow-y-auto border-b border-line px-3 py-2">
              <legend className="sr-only">Tags to take away</legend>
              {offered.map(([key, count]) => (
                <CheckBox
                  key={key}
                  label={`${key}, on ${stagesWords(count)}`}
                  checked={keys.has(key)}
                  disabled={isHeld}
                  onChange={(on) => {
                    const next = new Set(keys);
                    if (on) next.add(key);
                    else next.delete(key);
                    setKeys(next);
                  }}
                />
              ))}
            </fieldset>
          )}
          <ImpactLines
            lines={[
              {
                about: 'which stages have them',
                says:
                  wanted.length === 0
                    ? 'Choose at least one tag.'
                    : `${what} ${hit.length === 1 ? 'loses' : 'lose'} ${wanted.join(', ')}. Access and costs may be told apart by tags.`,
                weighs: wanted.length > 0,
              },
              ...(wanted.length === 0 ? [] : [estimateLine(hit.length, estimated)]),
            ]}
          />
        </>
      )}
      isKnown={wanted.length > 0 && wanted.length <= 50 && isAtOnce(hit.length)}
      reason={{ required: false, hint: 'It is kept in the log of the job.' }}
      prepare={() => {
        prepared.current = { stageIds: hit.map(({ id }) => id), tagKeys: wanted };
        return true;
      }}
      send={async (reason) =>
        start.follow(
          change.run({
            connection,
            body: { key: start.key, ...prepared.current, ...(reason === undefined ? {} : { reason }) },
          }),
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
