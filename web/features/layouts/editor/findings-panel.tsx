import { useMemo } from 'react';
import { lintLayout } from '#shared/layouts/lint/lint-layout.ts';
import { FindingsList } from '#web/components/layout-picture/findings-list.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useEditorActs, useEditorLater } from './editor-context.tsx';
import { applyFix } from './model.ts';

/** What is wrong with the layout and these people, each with what puts it right where something does. */
export function FindingsPanel() {
  const { state, layout, people, drawing } = useEditorLater();
  const { change } = useEditorActs();
  const { canvas, live } = state;
  const findings = useMemo(
    () => lintLayout({ layout, canvas, people, drawing, attributesAreOurs: live === undefined }),
    [layout, canvas, people, drawing, live],
  );
  return (
    <Panel title="Check" note={findings.length === 0 ? 'nothing found' : `${findings.length} found`}>
      {findings.length === 0 && (
        <p className="px-4 py-3 text-muted">
          Nothing that stands in the way of a good picture with these people.
        </p>
      )}
      <FindingsList findings={findings} onFix={(fix) => change((before) => applyFix(before, fix))} />
    </Panel>
  );
}
