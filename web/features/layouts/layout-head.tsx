import { Redo2, Undo2 } from 'lucide-react';
import { sameContent } from '#shared/layouts/content-differences.ts';
import { layoutPresets, type LayoutPresetInFull } from '#shared/layouts/presets.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { IconButton } from '#web/ui/button.tsx';
import { useEditorActs, useEditorLater } from './editor/editor-context.tsx';
import { contentOf } from './editor/model.ts';

/** Whether something is edited that is not kept. */
function useIsChanged(preset: LayoutPresetInFull | undefined): boolean {
  const { state } = useEditorLater();
  return preset !== undefined && !sameContent(preset.latest.content, contentOf(state));
}

interface VersionNoteProps {
  preset: LayoutPresetInFull | undefined;
  /** The version that what is edited was made of. */
  basedOn: number | undefined;
}

/** Beside the heading: which version it is, and whether it was changed. */
export function VersionNote({ preset, basedOn }: VersionNoteProps) {
  const isChanged = useIsChanged(preset);
  if (!preset) return <span className="text-muted">not kept under a name</span>;
  return (
    <span className="text-muted">
      version {basedOn ?? preset.latest.version}
      {(basedOn ?? 0) < preset.latest.version ? ` of ${preset.latest.version}` : ''}
      {isChanged ? ', changed' : ''}
      {preset.note === '' ? '' : ` · ${preset.note}`}
    </span>
  );
}

interface LayoutActionsProps {
  preset: LayoutPresetInFull | undefined;
  onKeep: (what: 'new' | 'version') => void;
}

/** Undo, redo, and what keeps the layout. */
export function LayoutActions({ preset, onKeep }: LayoutActionsProps) {
  const { canUndo, canRedo } = useEditorLater();
  const { undo, redo } = useEditorActs();
  const isChanged = useIsChanged(preset);
  return (
    <>
      <IconButton
        label="Undo (Ctrl+Z)"
        icon={<Undo2 size={16} aria-hidden />}
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        label="Redo (Ctrl+Shift+Z)"
        icon={<Redo2 size={16} aria-hidden />}
        disabled={!canRedo}
        onClick={redo}
      />
      {preset && (
        <ChangeButton
          of={layoutPresets.save}
          look="primary"
          disabled={!isChanged}
          onClick={() => onKeep('version')}
        >
          Save version
        </ChangeButton>
      )}
      <ChangeButton
        of={layoutPresets.create}
        look={preset ? 'plain' : 'primary'}
        onClick={() => onKeep('new')}
      >
        {preset ? 'Keep as…' : 'Keep…'}
      </ChangeButton>
    </>
  );
}
