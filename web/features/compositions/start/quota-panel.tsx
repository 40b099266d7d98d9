import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { DetailList } from '#web/components/facts.tsx';
import { failureWords, isDenied, permissionsOf } from '#web/components/failure-words.ts';
import { Panel } from '#web/components/panel.tsx';
import { RESOURCE_QUOTAS } from '#web/components/resource-quotas.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';

interface QuotaPanelProps {
  list: WholeList<CompositionSummary>;
  stageId: string;
}

/** Whether one more composition fits: in the account, and on the stage. */
export function QuotaPanel({ list, stageId }: QuotaPanelProps) {
  const running =
    list.state === 'ready' && isWhole(list.progress) ? runningCompositions(list.items) : undefined;
  const here = running?.filter(({ stageArn }) => idOf(stageArn) === stageId);
  return (
    <Panel title="Quotas" freshness={list.state === 'ready' ? list.freshness : undefined}>
      <div className="px-4">
        {list.state === 'failed' ? (
          <p className="py-2 text-warn">
            {isDenied(list.failure)
              ? `What runs already is not known: the permission ${permissionsOf(compositions.list).join(', ')} is missing.`
              : `What runs already is not known: ${failureWords(list.failure).title}.`}
          </p>
        ) : (
          <DetailList
            details={[
              {
                label: 'In the account',
                value: running && (
                  <Used count={running.length} granted={RESOURCE_QUOTAS.compositions.granted} />
                ),
              },
              {
                label: 'On this stage',
                value:
                  stageId === '' ? (
                    <span className="text-muted">no stage is chosen</span>
                  ) : (
                    here && <Used count={here.length} granted={RESOURCE_QUOTAS.compositionsOfStage.granted} />
                  ),
              },
            ]}
          />
        )}
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        Compositions at a time, as AWS grants them at first: whether it has raised them for this account
        stands in Service Quotas alone.
      </p>
    </Panel>
  );
}

function Used({ count, granted }: { count: number; granted: number }) {
  const full = count >= granted;
  return (
    <span className={full ? 'text-warn' : undefined}>
      <span className="tabular-nums">
        {count} of {granted}
      </span>
      {full && ' · full: AWS will refuse one more'}
    </span>
  );
}
