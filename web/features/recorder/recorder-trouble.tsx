import type { ReactNode } from 'react';
import type { RecorderState } from '#shared/recorder/contract.ts';
import { StateMark } from '#web/ui/state-mark.tsx';

/** What goes wrong with recording now, one sentence each; nothing where nothing does. */
export function RecorderTrouble({ state }: { state: RecorderState }) {
  const { failure, waiting, lost, lastRun } = state;
  return (
    <>
      {failure !== undefined && (
        <Trouble tone="bad">
          Nothing can be written to the database now: {failure}. {waiting.toLocaleString('en-GB')} things that
          were seen wait in memory.
        </Trouble>
      )}
      {lost > 0 && (
        <Trouble tone="bad">
          {lost.toLocaleString('en-GB')} things that were seen could not be kept since the server was started,
          because the database failed for too long.
        </Trouble>
      )}
      {lastRun?.isOverfull && (
        <Trouble tone="warn">
          More is kept than CALLBOARD_KEEP_MB allows, and no ended session is left that could be forgotten.
        </Trouble>
      )}
    </>
  );
}

function Trouble({ tone, children }: { tone: 'bad' | 'warn'; children: ReactNode }) {
  const ground = tone === 'bad' ? 'bg-bad-tint text-bad' : 'bg-warn-tint text-warn';
  return (
    <p role="alert" className={`flex items-baseline gap-2 rounded-md border border-line px-4 py-2 ${ground}`}>
      <span className="shrink-0">
        <StateMark tone={tone} shape="half" />
      </span>
      <span>{children}</span>
    </p>
  );
}
