import { useMemo } from 'react';
import { type EffectiveLayout, effectiveLayout } from '#shared/layouts/effective-layout.ts';
import { drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import { lintLayout } from '#shared/layouts/lint/lint-layout.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { applyFix, layoutOf, onStage } from './model.ts';
import { OutputPanel } from './output-panel.tsx';
import { ParametersPanel } from './parameters-panel.tsx';
import { PicturePanel } from './picture-panel.tsx';
import { ScenarioPanel } from './scenario-panel.tsx';
import type { Editor } from './use-editor.ts';

/** Parameters, picture and people side by side; every change is drawn at once. */
export function LayoutEditor({ editor }: { editor: Editor }) {
  const { state, change, settle } = editor;
  const { kind, grid, pip, canvas } = state;
  const layout = useMemo(() => effectiveLayout(layoutOf({ kind, grid, pip })), [kind, grid, pip]);
  const { people: all, shown } = state;
  const people = useMemo(() => onStage({ people: all, shown }), [all, shown]);
  const drawing = useMemo(() => drawLayout(layout, canvas, people), [layout, canvas, people]);
  const isReal = state.live !== undefined;
  const findings = useMemo(
    () => lintLayout({ layout, canvas, people, drawing, attributesAreOurs: !isReal }),
    [layout, canvas, people, drawing, isReal],
  );
  const lookedAt = useMemo(() => attributesOf(layout), [layout]);
  const carried = useMemo(
    () => [...new Set(state.people.flatMap(({ attributes }) => Object.keys(attributes)))].toSorted(),
    [state.people],
  );
  const common = { state, layout, drawing, change, settle };
  return (
    <div className="grid min-w-0 items-start gap-4 md:grid-cols-[17rem_minmax(0,1fr)] lg:grid-cols-[17rem_minmax(0,1fr)_18rem]">
      <div className="flex min-w-0 flex-col gap-4 max-md:order-2">
        <ParametersPanel
          {...{ state, change, settle }}
          attributes={carried}
          derived={
            drawing.window
              ? { pipWidth: drawing.window.rectangle.width, pipHeight: drawing.window.rectangle.height }
              : {}
          }
        />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <PicturePanel {...common} />
        <FindingsPanel findings={findings} onFix={(fix) => change((before) => applyFix(before, fix))} />
        <OutputPanel state={state} />
      </div>
      <div className="min-w-0 max-lg:order-3 md:max-lg:col-span-2">
        <ScenarioPanel {...common} attributes={lookedAt} />
      </div>
    </div>
  );
}

/** The attributes that a layout looks at, each once. */
function attributesOf(layout: EffectiveLayout): string[] {
  const names = [
    layout.featuredParticipantAttribute,
    layout.kind === 'pip' ? layout.pipParticipantAttribute : '',
    layout.participantOrderAttribute,
  ];
  return [...new Set(names.filter((name) => name !== ''))];
}
