import { Expander } from './expander.tsx';
import type { LaneRow } from './data/lane-row.ts';

const count = new Intl.NumberFormat('en-GB');

/** The name of the row that all viewers without errors share. */
export function ViewersLabel({ row, onExpand }: { row: LaneRow; onExpand: (key: string) => void }) {
  const people = `${count.format(row.people)} viewers`;
  const expanded = row.expanded === true;
  return (
    <>
      <Expander
        expanded={expanded}
        label={expanded ? 'Draw the viewers as one lane' : `Show ${people} one by one`}
        onToggle={() => onExpand(row.key)}
      />
      <span
        className="truncate text-muted"
        title={`${people} without errors, ${count.format(row.ids.length)} participants: how many were in over time`}
      >
        {people}
      </span>
    </>
  );
}
