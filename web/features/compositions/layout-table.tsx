import { NotGiven } from '#web/components/absent.tsx';
import { classNames } from '#web/lib/class-names.ts';
import type { DescribedLayout, LayoutParameter } from './layout-parameters.ts';
import { LayoutValue } from './layout-value.tsx';

const CELL = 'border-b border-line px-2 py-1.5 align-top first:pl-4 last:pr-4';
const HEAD = `${CELL} bg-sunken text-xs font-medium text-muted`;

interface LayoutTableProps {
  /** The table's accessible name. */
  label: string;
  layout: DescribedLayout;
}

/** Every parameter of a layout beside AWS's default and what it does; what was chosen stands out. */
export function LayoutTable({ label, layout }: LayoutTableProps) {
  return (
    <table aria-label={label} className="w-full border-separate border-spacing-0 text-left">
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            Parameter
          </th>
          <th scope="col" className={classNames(HEAD, 'w-2/5 sm:w-auto')}>
            Value
          </th>
          <th scope="col" className={classNames(HEAD, 'hidden sm:table-cell')}>
            AWS’s default
          </th>
          <th scope="col" className={classNames(HEAD, 'hidden w-2/5 md:table-cell')}>
            What it does
          </th>
        </tr>
      </thead>
      <tbody>
        {layout.parameters.map((parameter) => (
          <Row key={parameter.member} parameter={parameter} given={layout.given} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ parameter, given }: { parameter: LayoutParameter; given: boolean }) {
  const { member, label, echoed, byDefault, differs, meaning } = parameter;
  return (
    <tr>
      <th
        scope="row"
        className={classNames(CELL, 'font-normal', differs && 'shadow-[inset_2px_0_var(--color-accent)]')}
      >
        {label}
        <code className="block font-mono text-2xs wrap-anywhere text-muted">{member}</code>
        <span className="mt-1 block text-xs text-muted md:hidden">{meaning}</span>
      </th>
      <td className={CELL}>
        <span className={differs ? 'font-semibold' : undefined}>
          {given ? <LayoutValue member={member} value={echoed} /> : <NotGiven>not given</NotGiven>}
        </span>
        {differs && <span className="block text-2xs text-accent">differs from the default</span>}
        <span className="mt-1 block text-xs text-muted sm:hidden">
          default: <LayoutValue member={member} value={byDefault} />
        </span>
      </td>
      <td className={classNames(CELL, 'hidden text-muted sm:table-cell')}>
        <LayoutValue member={member} value={byDefault} />
      </td>
      <td className={classNames(CELL, 'hidden text-muted md:table-cell')}>{meaning}</td>
    </tr>
  );
}
