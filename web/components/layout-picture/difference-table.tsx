import type { Difference } from '#shared/layouts/content-differences.ts';
import { VALUE_WORDS } from '#shared/layouts/parameters.ts';

interface DifferenceTableProps {
  label: string;
  differences: readonly Difference[];
  /** What the two columns are: `version 1`, `now`. */
  before: string;
  after: string;
}

/** In what two layouts differ, side by side. */
export function DifferenceTable({ label, differences, before, after }: DifferenceTableProps) {
  if (differences.length === 0) return <p className="px-4 py-3 text-muted">They do not differ.</p>;
  return (
    <table aria-label={label} className="w-full text-left">
      <thead className="bg-sunken text-xs text-muted">
        <tr>
          <th scope="col" className="px-4 py-1 font-medium">
            Parameter
          </th>
          <th scope="col" className="px-2 py-1 font-medium">
            {before}
          </th>
          <th scope="col" className="px-2 py-1 font-medium">
            {after}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {differences.map(({ member, label: name, before: old, after: young }) => (
          <tr key={member}>
            <th scope="row" className="px-4 py-1 font-normal">
              {name}
            </th>
            <td className="px-2 py-1 text-muted">{wordOf(old)}</td>
            <td className="px-2 py-1 font-medium">{wordOf(young)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordOf(value: Difference['before']): string {
  if (value === undefined) return 'not set';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value} px`;
  return VALUE_WORDS[value] ?? value;
}
