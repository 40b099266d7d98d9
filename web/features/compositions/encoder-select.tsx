import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { FilterSelect } from '#web/components/filter-select.tsx';
import { byNameThenArn } from '#web/lib/order.ts';
import { useConnectionId } from '#web/nav/route-param.ts';

interface EncoderSelectProps {
  /** An encoder configuration's id, or empty for all. */
  value: string;
  onChange: (id: string) => void;
}

/** Narrows the compositions to those that use one encoder configuration. Without a list to choose from it is left out. */
export function EncoderSelect({ value, onChange }: EncoderSelectProps) {
  const connection = useConnectionId();
  const list = useWholeList(encoderConfigurations.list, { connection });
  const items = list.state === 'ready' ? list.items : undefined;
  const options = useMemo(
    () =>
      (items ?? [])
        .toSorted(byNameThenArn)
        .map(({ arn, name }) => ({ value: idOf(arn), label: name || idOf(arn) })),
    [items],
  );
  if (list.state === 'failed' && value === '') return null;
  return (
    <FilterSelect
      label="Encoder configuration"
      any="Any encoder"
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}
