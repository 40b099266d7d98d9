import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import type { FieldHost } from '#web/form/draft-form.ts';
import { PickList } from '#web/form/pick-list.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { byNameThenArn, firstOf } from '#web/lib/order.ts';
import { AttributesField } from '../attributes-field.tsx';
import { ListGate } from '../list-gate.tsx';
import { StateBadge } from '../state-badge.tsx';
import type { ReplicationForm } from './start-replication-dialog.tsx';

interface ReplicationFieldsProps {
  form: FieldHost;
  list: WholeList<StageSummary>;
  sourceStageId: string;
  state: ReplicationForm;
  onChange: (change: Partial<ReplicationForm>, path?: string) => void;
}

const isLive = ({ activeSessionId }: StageSummary) => Boolean(activeSessionId);
const liveFirst = firstOf<StageSummary>((a, b) => Number(!isLive(a)) - Number(!isLive(b)), byNameThenArn);

/** To which stage, for how long after somebody has gone, and as whom. */
export function ReplicationFields({ form, list, sourceStageId, state, onChange }: ReplicationFieldsProps) {
  const items = list.state === 'ready' ? list.items : undefined;
  const options = useMemo(
    () =>
      (items ?? []).toSorted(liveFirst).map((stage) => ({
        value: idOf(stage.arn),
        label: stage.name || idOf(stage.arn),
        also: `${stage.arn} ${isLive(stage) ? 'live' : 'idle'}`,
        note: <StateBadge kind="stage" value={isLive(stage) ? 'live' : 'idle'} />,
        barred: idOf(stage.arn) === sourceStageId ? 'they are here already' : undefined,
      })),
    [items, sourceStageId],
  );
  return (
    <div className="flex flex-col gap-3 px-3 py-2">
      <ListGate what="the stages" list={list} endpoint={stages.list} skeletonRows={4}>
        {() => (
          <PickList
            form={form}
            path="destinationStageId"
            label="Other stage"
            options={options}
            value={state.destinationStageId}
            onChange={(destinationStageId) => onChange({ destinationStageId }, 'destinationStageId')}
            placeholder="Name, id, live or idle"
            empty="There is no other stage in this account and Region."
            hint="Of this account and Region."
          />
        )}
      </ListGate>
      <TextField
        form={form}
        path="reconnectWindowSeconds"
        label="Reconnect window"
        kind="number"
        value={state.reconnectWindow}
        onChange={(reconnectWindow) => onChange({ reconnectWindow }, 'reconnectWindowSeconds')}
        hint="Seconds, 0 to 300; 0 if left out. Who returns within it is replicated on."
      />
      <AttributesField
        form={form}
        rows={state.attributes}
        onChange={(attributes, key) =>
          onChange({ attributes }, key === undefined ? 'attributes' : `attributes.${key}`)
        }
        hint="Put over those of their token there, key by key: so a layout can place them otherwise."
      />
    </div>
  );
}
