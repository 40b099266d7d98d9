import type { Composition } from '#shared/compositions/contract.ts';
import { Panel } from '#web/components/panel.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { type DescribedLayout, describeLayout } from './layout-parameters.ts';
import { LayoutTable } from './layout-table.tsx';

const NAMES = { grid: 'Grid', pip: 'Picture-in-picture' } as const;

/** @param composition absent while it loads */
export function LayoutPanel({ composition }: { composition: Composition | undefined }) {
  if (composition === undefined) {
    return (
      <Panel title="Layout">
        <TableSkeleton label="the layout" rows={6} />
      </Panel>
    );
  }
  const layouts = describeLayout(composition.layout);
  return (
    <Panel title="Layout" note={layouts.map(summary).join(' and ')}>
      {layouts.length > 1 && (
        <Remark>AWS answered two layouts. Which of them is drawn is not documented.</Remark>
      )}
      {layouts.map((layout) => (
        <section key={layout.kind} aria-label={NAMES[layout.kind]}>
          {!layout.given && (
            <Remark>
              AWS answered no layout. A composition that was started without one uses the grid with AWS’s
              defaults, which are these.
            </Remark>
          )}
          {layouts.length > 1 && <h3 className="px-4 py-2 font-semibold">{NAMES[layout.kind]}</h3>}
          <div className="overflow-x-auto">
            <LayoutTable label={`Parameters of the layout: ${NAMES[layout.kind]}`} layout={layout} />
          </div>
        </section>
      ))}
      <p className="px-4 py-2 text-xs text-muted">
        A layout stays as it is for the life of a composition; only the attributes of participants’ tokens
        change what is drawn. AWS does not document sizes and places of the slots.
      </p>
    </Panel>
  );
}

function Remark({ children }: { children: string }) {
  return <p className="border-b border-line px-4 py-2 text-muted">{children}</p>;
}

function summary({ kind, given, parameters }: DescribedLayout): string {
  if (!given) return 'none given';
  const chosen = parameters.filter(({ differs }) => differs).length;
  if (chosen === 0) return `${NAMES[kind]}, all as by default`;
  return `${NAMES[kind]}, ${chosen} of ${parameters.length} differ from the default`;
}
