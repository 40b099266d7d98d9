import { type ReactNode, useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { participants } from '#shared/participants/contract.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import { isWhole, useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { ListGate } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { PickList } from '#web/form/pick-list.tsx';
import { byNameThenArn, firstOf } from '#web/lib/order.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

interface StageSectionProps {
  form: FieldHost;
  list: WholeList<StageSummary>;
  stageId: string;
  onChange: (stageId: string) => void;
}

const isLive = ({ activeSessionId }: StageSummary) => Boolean(activeSessionId);
const liveFirst = firstOf<StageSummary>((a, b) => Number(!isLive(a)) - Number(!isLive(b)), byNameThenArn);

/** Which stage is composed: the live ones first, because on an empty one a composition ends by itself. */
export function StageSection({ form, list, stageId, onChange }: StageSectionProps) {
  const items = list.state === 'ready' ? list.items : undefined;
  const options = useMemo(
    () =>
      (items ?? []).toSorted(liveFirst).map((stage) => ({
        value: idOf(stage.arn),
        label: stage.name || idOf(stage.arn),
        also: `${stage.arn} ${isLive(stage) ? 'live' : 'idle'}`,
        note: <StateBadge kind="stage" value={isLive(stage) ? 'live' : 'idle'} />,
      })),
    [items],
  );
  const chosen = items?.find(({ arn }) => idOf(arn) === stageId);
  return (
    <Panel
      title="Stage"
      note={chosen?.name ?? (stageId || undefined)}
      freshness={list.state === 'ready' ? list.freshness : undefined}
    >
      <ListGate what="the stages" list={list} endpoint={stages.list} skeletonRows={5}>
        {() => (
          <div className="px-4 py-3">
            <PickList
              form={form}
              path="stageId"
              label="Stage"
              options={options}
              value={stageId}
              onChange={onChange}
              placeholder="Name, id, live or idle"
              empty="There is no stage in this account and Region."
              hint={
                stageId === '' ? (
                  'The stage whose participants make the picture.'
                ) : (
                  <WhoPublishes stage={chosen} stageId={stageId} known={isWholeList(list)} />
                )
              }
            />
          </div>
        )}
      </ListGate>
    </Panel>
  );
}

function isWholeList(list: WholeList<unknown>): boolean {
  return list.state === 'ready' && isWhole(list.progress);
}

interface WhoPublishesProps {
  stage: StageSummary | undefined;
  stageId: string;
  /** Whether a stage that is not in the list is none. */
  known: boolean;
}

/** Whether a composition would find anybody to show. */
function WhoPublishes({ stage, stageId, known }: WhoPublishesProps) {
  const connection = useConnectionId();
  const sessionId = stage?.activeSessionId || undefined;
  const people = useWholeList(
    participants.list,
    sessionId === undefined ? undefined : { connection, stageId, sessionId, filterByPublished: true },
  );
  if (stage === undefined)
    return known ? <Warning>AWS lists no stage with the id {stageId}.</Warning> : 'Looking for the stage…';
  if (sessionId === undefined) return <Warning>Nobody is on this stage. {WITHOUT_PUBLISHERS}</Warning>;
  if (people.state === 'failed') return 'Whether anybody publishes there could not be found out.';
  if (people.state === 'loading' || !isWhole(people.progress)) return 'Looking who publishes there…';
  const there = people.items.filter(({ state }) => state === 'CONNECTED').length;
  if (there === 0) return <Warning>Nobody publishes on this stage. {WITHOUT_PUBLISHERS}</Warning>;
  // AWS tells only who has ever published in the session, and who of them is still connected.
  return `${there} ${there === 1 ? 'person who has' : 'people who have'} published ${there === 1 ? 'is' : 'are'} on this stage.`;
}

const WITHOUT_PUBLISHERS = 'A composition started now ends by itself after 60 seconds without a publisher.';

function Warning({ children }: { children: ReactNode }) {
  return <span className="text-warn">⚠ {children}</span>;
}
