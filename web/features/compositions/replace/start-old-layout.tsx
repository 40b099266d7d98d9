import { useState } from 'react';
import { useNavigate } from 'react-router';
import { compositionChanges } from '#shared/compositions/changes.ts';
import type { Replacement } from '#shared/compositions/replacement.ts';
import { idOf } from '#shared/contract/ids.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { destinationDraft } from './destination-draft.ts';
import { draftOf } from './read-layout.ts';

/** Offers the old layout where a Replace has left nothing running. */
export function StartOldLayout({ replacement: { job, stageId, before } }: { replacement: Replacement }) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const start = useChange(compositionChanges.start);
  // The same for each press, so that two of them start one composition.
  const [idempotencyToken] = useState(() => `${job.id}-by-hand`);
  if (stageId === undefined || before === undefined) return null;
  const send = async () => {
    const outcome = await start.run({
      connection,
      body: {
        stageId,
        idempotencyToken,
        layout: draftOf(before.layout),
        destinations: before.destinations.map(destinationDraft),
        ...(before.tags ? { tags: before.tags } : {}),
      },
    });
    if (outcome.done) void navigate(paths.composition(connection, idOf(outcome.answer.item.arn)));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-tint px-4 py-2">
      <span className="min-w-0 grow basis-60 text-warn">
        The old layout and its destinations are kept here, and can be started as a new composition.
      </span>
      <ChangeButton
        of={compositionChanges.start}
        look="primary"
        disabled={start.isRunning}
        onClick={() => void send()}
      >
        {start.isRunning ? 'Starting…' : 'Start the old layout'}
      </ChangeButton>
      {start.failure && (
        <p role="alert" className="w-full text-bad">
          {failureWords(start.failure).title}. {start.failure.message}
        </p>
      )}
    </div>
  );
}
