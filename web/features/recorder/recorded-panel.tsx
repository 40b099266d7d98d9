import type { RecorderState } from '#shared/recorder/contract.ts';
import { DetailList } from '#web/components/facts.tsx';
import { Panel } from '#web/components/panel.tsx';
import { size } from './size.ts';

const number = (count: number | undefined) => count?.toLocaleString('en-GB');

/** How much of everything is kept. @param state absent while it loads */
export function RecordedPanel({ state }: { state: RecorderState | undefined }) {
  const rows = state?.rows;
  const ofThem = (all: number, gone: number) => `${number(all)}, ${number(gone)} of them gone from AWS`;
  return (
    <Panel title="Recorded of this connection">
      <div className="px-4">
        <DetailList
          details={[
            { label: 'Stages', value: rows && ofThem(rows.stages, rows.stagesGone) },
            { label: 'Sessions', value: number(rows?.sessions) },
            { label: 'Participants', value: number(rows?.participants) },
            { label: 'Kinds of error', value: number(rows?.errors) },
            {
              label: 'Events',
              value:
                rows &&
                `${number(rows.events)} of ${number(rows.eventSessions)} sessions, ${size(rows.eventBytes)}`,
            },
            { label: 'Compositions', value: rows && ofThem(rows.compositions, rows.compositionsGone) },
            { label: 'Changes of state', value: number(rows?.stateChanges) },
            { label: 'From EventBridge', value: number(rows?.bridgeEvents) },
          ]}
        />
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        The console records what AWS answers while somebody looks, and what the index reads. Stream keys and
        tokens are never recorded.
      </p>
    </Panel>
  );
}
