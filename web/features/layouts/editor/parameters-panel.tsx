import { useCallback } from 'react';
import type { LayoutDraft } from '#shared/layouts/drafts.ts';
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
import { type EditorState, layoutOf, setMembers } from './model.ts';
import { ParameterField } from './parameter-field.tsx';
import type { Change } from './use-editor.ts';

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

interface ParametersPanelProps {
  state: EditorState;
  /** Names of attributes that people carry, to choose from. */
  attributes: readonly string[];
  /** What AWS would derive for a size that is not set, as far as it is drawn. */
  derived: { pipWidth?: number; pipHeight?: number };
  change: Change;
  settle: () => void;
}

/** Every parameter of the layout, its default and range and what it does; what differs from the default is marked. */
export function ParametersPanel({ state, attributes, derived, change, settle }: ParametersPanelProps) {
  const words: Record<string, ParameterWords> = state.kind === 'pip' ? PIP_PARAMETERS : GRID_PARAMETERS;
  const [explained, setExplained] = useSearchState('explain', 'no');
  const given = valuesOf(layoutOf(state));
  const { kind } = state;
  const set = useCallback(
    (member: string, value: string | number | boolean | undefined) =>
      change((before) => setMembers(before, { [member]: value } as MemberChanges), `${kind} ${member}`),
    [change, kind],
  );
  const count = Object.keys(given).length;
  return (
    <Panel title="Parameters" note={count === 0 ? 'all as by default' : `${count} set`}>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <Segmented
          label="Kind of layout"
          value={state.kind}
          options={KINDS}
          onChange={(chosen) => change((before) => ({ ...before, kind: chosen }))}
        />
        <ToggleChip
          pressed={explained === 'yes'}
          onToggle={() => setExplained(explained === 'yes' ? 'no' : 'yes')}
          title="Show what each parameter does and what AWS takes"
        >
          Explain
        </ToggleChip>
      </div>
      <div className="divide-y divide-line">
        {Object.entries(words).map(([member, own]) => (
          <ParameterField
            key={`${state.kind} ${member}`}
            member={member as LayoutMember}
            words={own}
            choices={CHOICES[member as LayoutMember]}
            attributes={attributes}
            value={given[member]}
            derived={derived[member as keyof typeof derived]}
            onChange={set}
            onDone={settle}
            explained={explained === 'yes'}
          />
        ))}
      </div>
    </Panel>
  );
}

function valuesOf({ grid, pip }: LayoutDraft): Record<string, string | number | boolean | undefined> {
  return { ...grid, ...pip };
}
