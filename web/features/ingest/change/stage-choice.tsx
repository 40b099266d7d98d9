import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { stages } from '#shared/stages/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { ListGate } from '#web/components/list-gate.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { PickList } from '#web/form/pick-list.tsx';
import { byText } from '#web/lib/order.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

interface StageChoiceProps {
  form: FieldHost;
  /** A stage id, or empty for none. */
  value: string;
  onChange: (stageId: string) => void;
}

/** The stage that an ingest configuration publishes to, or none. */
export function StageChoice({ form, value, onChange }: StageChoiceProps) {
  const connection = useConnectionId();
  const list = useWholeList(stages.list, { connection });
  const items = list.state === 'ready' ? list.items : undefined;
  const options = useMemo(
    () => [
      { value: '', label: 'No stage', also: 'none detached' },
      ...(items ?? [])
        .map(({ arn, name, activeSessionId }) => ({
          value: idOf(arn),
          label: name || idOf(arn),
          also: arn,
          note: <StateBadge kind="stage" value={activeSessionId ? 'live' : 'idle'} />,
        }))
        .toSorted((a, b) => byText(a.label, b.label)),
    ],
    [items],
  );
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">Stage</p>
      <ListGate what="the stages" list={list} endpoint={stages.list} skeletonRows={3}>
        {() => (
          <PickList
            form={form}
            path="stageId"
            label="Stage"
            options={options}
            value={value}
            onChange={onChange}
            placeholder="Name or id"
            empty="There is no stage in this account and Region."
            hint={
              value === ''
                ? 'Attached to no stage, its stream key cannot be used until it is.'
                : 'Whoever has the stream key can publish on this stage.'
            }
          />
        )}
      </ListGate>
    </div>
  );
}
