import { type ComponentProps, useCallback, useMemo } from 'react';
import {
  PIP_BEHAVIORS,
  PIP_POSITIONS,
  VIDEO_ASPECT_RATIOS,
  VIDEO_FILL_MODES,
} from '#shared/layouts/layout.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import {
  GRID_PARAMETERS,
  type LayoutMember,
  type ParameterWords,
  PIP_PARAMETERS,
} from '#shared/layouts/parameters.ts';
import { Panel } from '#web/components/panel.tsx';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import { useEditorActs, useEditorLater, useEditorNow } from './editor-context.tsx';
import { setMembers } from './model.ts';
import { ParameterField } from './parameter-field.tsx';

const KINDS = [
  { value: 'grid', label: 'Grid' },
  { value: 'pip', label: 'Picture-in-picture' },
] as const;

/** The values that a parameter may have, where they are few. */
const CHOICES: Partial<Record<LayoutMember, readonly string[]>> = {
  videoAspectRatio: VIDEO_ASPECT_RATIOS,
  videoFillMode: VIDEO_FILL_MODES,
  pipPosition: PIP_POSITIONS,
  pipBehavior: PIP_BEHAVIORS,
};

/** Every parameter of the layout, its default and range and what it does; what differs from the default is marked. */
export function ParametersPanel() {
  const { state, drawing } = useEditorLater();
  const { kind, people } = state;
  const words: Record<string, ParameterWords> = kind === 'pip' ? PIP_PARAMETERS : GRID_PARAMETERS;
  const [explained, setExplained] = useSearchState('explain', 'no');
  const carried = useMemo(
    () => [...new Set(people.flatMap(({ attributes }) => Object.keys(attributes)))].toSorted(),
    [people],
  );
  // What AWS would derive for a size that is not set, as far as it is drawn.
  const window = drawing.window?.rectangle;
  const derived: Partial<Record<LayoutMember, number>> = window
    ? { pipWidth: window.width, pipHeight: window.height }
    : {};
  const count = Object.keys(state[kind]).length;
  return (
    <Panel title="Parameters" note={count === 0 ? 'all as by default' : `${count} set`}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <KindChoice />
        <ToggleChip
          pressed={explained === 'yes'}
          onToggle={() => setExplained(explained === 'yes' ? 'no' : 'yes')}
          title="Show what each parameter does and what AWS takes"
        >
          Explain
        </ToggleChip>
      </div>
      <div className="divide-y divide-line">
        {(Object.entries(words) as [LayoutMember, ParameterWords][]).map(([member, own]) => (
          <OneParameter
            key={`${kind} ${member}`}
            {...{ kind, member }}
            words={own}
            choices={CHOICES[member]}
            attributes={carried}
            derived={derived[member]}
            explained={explained === 'yes'}
          />
        ))}
      </div>
    </Panel>
  );
}

function KindChoice() {
  const { kind } = useEditorNow().state;
  const { change } = useEditorActs();
  return useMemo(
    () => (
      <Segmented
        label="Kind of layout"
        value={kind}
        options={KINDS}
        onChange={(chosen) => change((before) => ({ ...before, kind: chosen }))}
      />
    ),
    [kind, change],
  );
}

type OneParameterProps = Omit<ComponentProps<typeof ParameterField>, 'value' | 'onChange' | 'onDone'>;

/** A field with its value; of all fields only that one is drawn anew whose value has changed. */
function OneParameter(props: OneParameterProps) {
  const { kind, member } = props;
  const given: Readonly<Record<string, string | number | boolean | undefined>> = useEditorNow().state[kind];
  const { change, settle } = useEditorActs();
  const set = useCallback(
    (value: string | number | boolean | undefined) =>
      change((before) => setMembers(before, { [member]: value } as MemberChanges), `${kind} ${member}`),
    [change, kind, member],
  );
  return <ParameterField {...props} value={given[member]} onChange={set} onDone={settle} />;
}
