import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import { byText } from '#web/lib/order.ts';
import { FilterSelect } from './filter-select.tsx';
import type { StageNames } from './use-stage-names.ts';

interface StageSelectProps {
  names: StageNames;
  /** A stage id, or empty for all. */
  value: string;
  onChange: (stageId: string) => void;
}

/** Narrows a list to one stage, by the name where it has one. */
export function StageSelect({ names, value, onChange }: StageSelectProps) {
  const options = useMemo(
    () =>
      [...names.known]
        .map(([arn, name]) => ({ value: idOf(arn), label: name || idOf(arn) }))
        .toSorted((a, b) => byText(a.label, b.label)),
    [names.known],
  );
  return <FilterSelect label="Stage" any="Any stage" value={value} options={options} onChange={onChange} />;
}
