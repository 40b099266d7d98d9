import { byText } from '#web/lib/order.ts';

interface KeyValueTableProps {
  /** What they are: the table's accessible name. */
  label: string;
  entries: Readonly<Record<string, string>>;
}

/** Tags or attributes, by key, each in full. */
export function KeyValueTable({ label, entries }: KeyValueTableProps) {
  const sorted = Object.entries(entries).toSorted(([a], [b]) => byText(a, b));
  return (
    <section
      // The panel around it is the landmark; a fieldset, which lint would have, groups controls.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={label}
      // It scrolls when there are many, so it must be reachable from the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="max-h-72 overflow-y-auto -outline-offset-2"
    >
      <table aria-label={label} className="w-full table-fixed border-separate border-spacing-0 text-left">
        <colgroup>
          <col className="w-2/5" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(([key, value]) => (
            <tr key={key} className="align-top last:*:border-b-0">
              <th
                scope="row"
                className="border-b border-line py-1 pr-2 pl-4 font-normal text-muted wrap-anywhere"
              >
                {key}
              </th>
              <td className="border-b border-line py-1 pr-4 pl-2 wrap-anywhere whitespace-pre-wrap">
                {value === '' ? <span className="text-muted">empty</span> : value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
