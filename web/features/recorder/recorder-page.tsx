import { useQuery } from '@tanstack/react-query';
import { recorder, type RecorderState } from '#shared/recorder/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Page } from '#web/components/page.tsx';
import { Time } from '#web/components/time.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { CompositionsSeen } from './compositions-seen.tsx';
import { RecordedPanel } from './recorded-panel.tsx';
import { RecorderTrouble } from './recorder-trouble.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { size } from './size.ts';

/** What the console keeps of the account, because AWS forgets it. */
export function RecorderPage() {
  const connection = useConnectionId();
  const query = useQuery(q(recorder.get, { connection }));
  const state = query.data;
  return (
    <Page title="Recorder" crumbs={[]} freshness={undefined} facts={<FactsRow facts={factsOf(state)} />}>
      {query.error !== null && state === undefined ? (
        <ErrorState
          what="what is recorded"
          failure={asFailure(query.error)}
          endpoint={recorder.get}
          retry={() => void query.refetch()}
        />
      ) : (
        <div className="flex flex-col gap-4">
          {state && <RecorderTrouble state={state} />}
          <MainAndSide
            main={<CompositionsSeen />}
            side={
              <>
                <RecordedPanel state={state} />
                <RetentionPanel state={state} />
              </>
            }
          />
        </div>
      )}
    </Page>
  );
}

function factsOf(state: RecorderState | undefined) {
  const time = (at: string | undefined) => (at === undefined ? 'nothing yet' : <Time at={at} />);
  return [
    { label: 'Recorded until', value: state && time(state.keptUntil) },
    { label: 'Oldest session', value: state && time(state.oldestSession) },
    { label: 'Newest session', value: state && time(state.newestSession) },
    {
      label: 'Database',
      value: state && `${size(state.bytes)} of ${size(state.keep.megabytes * 1_000_000)}`,
    },
  ];
}
