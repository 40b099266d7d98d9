import type { RecorderState } from '#shared/recorder/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { size } from './size.ts';

const DATABASES = { sqlite: 'SQLite, a file in the data folder', postgres: 'PostgreSQL' } as const;

/** How long it is kept, and what the last look for what is too old has found. @param state absent while it loads */
export function RetentionPanel({ state }: { state: RecorderState | undefined }) {
  const run = state?.lastRun;
  const days = state?.keep.days;
  return (
    <Panel title="Kept and forgotten">
      <div className="px-4">
        <DetailList
          details={[
            { label: 'Database', value: state && DATABASES[state.database] },
            { label: 'Size', value: state && size(state.bytes) },
            { label: 'Kept for', value: state && `${days} ${days === 1 ? 'day' : 'days'} after the end` },
            { label: 'Kept up to', value: state && size(state.keep.megabytes * 1_000_000) },
            {
              label: 'Last looked',
              value: state && (run ? <Time at={run.at} /> : <NotGiven>not yet</NotGiven>),
            },
            {
              label: 'Forgotten then',
              value:
                state &&
                (run ? (
                  `${run.sessionsByAge} sessions by age, ${run.sessionsBySize} for want of room`
                ) : (
                  <NotGiven>not yet</NotGiven>
                )),
            },
          ]}
        />
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        Set by CALLBOARD_KEEP_DAYS and CALLBOARD_KEEP_MB where the server is started. Ended sessions go first,
        the oldest before the others, with everything of theirs.
      </p>
    </Panel>
  );
}
