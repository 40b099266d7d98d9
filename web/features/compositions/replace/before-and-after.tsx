import { useMemo } from 'react';
import { personOf } from '#shared/compositions/slot-people.ts';
import type { CompositionSlots } from '#shared/compositions/slots.ts';
import { differencesOf } from '#shared/layouts/content-differences.ts';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
import { effectiveLayout } from '#shared/layouts/effective-layout.ts';
import { drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import { lintLayout } from '#shared/layouts/lint/lint-layout.ts';
import { ApproximationNote } from '#web/components/layout-picture/approximation-note.tsx';
import { DifferenceTable } from '#web/components/layout-picture/difference-table.tsx';
import { FindingsList } from '#web/components/layout-picture/findings-list.tsx';
import { LayoutFigure } from '#web/components/layout-picture/layout-figure.tsx';
import { Panel } from '#web/components/panel.tsx';

interface BeforeAndAfterProps {
  slots: CompositionSlots;
  before: LayoutDraft;
  after: LayoutDraft;
}

/** The picture as it is and as it would be, with the people who are on the stage. */
export function BeforeAndAfter({ slots, before, after }: BeforeAndAfterProps) {
  const { people, canvas, now, next, findings } = useMemo(() => {
    const [size] = slots.canvases;
    const picture = size ? { width: size.width, height: size.height } : { width: 1280, height: 720 };
    const present = slots.people.filter(({ publishing }) => publishing !== 'no').map(personOf);
    const drawn = (draft: LayoutDraft) => {
      const layout = effectiveLayout(draft);
      return { layout, drawing: drawLayout(layout, picture, present) };
    };
    const shown = drawn(after);
    return {
      people: present,
      canvas: picture,
      now: drawn(before),
      next: shown,
      findings: lintLayout({ ...shown, canvas: picture, people: present, attributesAreOurs: false }),
    };
  }, [slots, before, after]);
  return (
    <Panel title="Before and after" actions={<ApproximationNote used={next.drawing.approximations} />}>
      <div className="flex flex-wrap items-start gap-4 bg-sunken p-4 sm:flex-nowrap">
        <LayoutFigure {...now} people={people} caption="Now" />
        <LayoutFigure {...next} people={people} caption="After" />
      </div>
      {people.length === 0 && (
        <p className="px-4 py-2 text-warn">
          Nobody publishes: there is nothing to draw, and a composition ends by itself after a minute.
        </p>
      )}
      <DifferenceTable
        label="Differences"
        differences={differencesOf({ layout: before, canvas }, { layout: after, canvas })}
        before="now"
        after="after"
      />
      {findings.length > 0 && (
        <section aria-label="Check of the new layout" className="border-t border-line">
          <FindingsList findings={findings} />
        </section>
      )}
    </Panel>
  );
}
