import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { differencesOf } from '#shared/layouts/content-differences.ts';
import { type LayoutPreset, type LayoutPresetInFull, layoutPresets } from '#shared/layouts/presets.ts';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button, IconButton } from '#web/ui/button.tsx';
import { forgetDraft, FRESH, readDraft } from './editor/kept-draft.ts';
import { LayoutEditor } from './editor/layout-editor.tsx';
import { contentOf, type EditorState, withContent } from './editor/model.ts';
import { useEditor } from './editor/use-editor.ts';
import { KeepDialog } from './presets/keep-dialog.tsx';
import { PresetsPanel } from './presets/presets-panel.tsx';
import { usePresetChange } from './presets/use-preset-change.ts';
import { VersionsPanel } from './presets/versions-panel.tsx';

interface OpenLayoutProps {
  /** `undefined`: one that is not kept yet. */
  preset: LayoutPresetInFull | undefined;
  presets: readonly LayoutPreset[] | undefined;
  problem: string | undefined;
}

/** One layout being edited, with what keeps it. */
export function OpenLayout({ preset, presets, problem }: OpenLayoutProps) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const [begin] = useState(() => {
    const draft = readDraft(connection, preset?.id);
    if (draft) return draft;
    // The people that were looked at last are looked at again.
    const people = readDraft(connection, undefined)?.state ?? FRESH;
    return {
      state: preset ? withContent(people, preset.latest.content) : FRESH,
      basedOn: preset?.latest.version,
    };
  });
  const [basedOn, setBasedOn] = useState(begin.basedOn);
  const saved = preset?.latest.content ?? contentOf(FRESH);
  const isSaved = (state: EditorState) => differencesOf(saved, contentOf(state)).length === 0;
  const editor = useEditor(
    connection,
    preset?.id,
    { state: begin.state, basedOn },
    (state) => state === FRESH,
  );
  const { state, undo, redo, canUndo, canRedo, change } = editor;
  const create = usePresetChange(layoutPresets.create);
  const save = usePresetChange(layoutPresets.save);
  const [asking, setAsking] = useState<'new' | 'version'>();
  const running = asking === 'version' ? save : create;
  const ask = (what: 'new' | 'version') => {
    create.clear();
    save.clear();
    setAsking(what);
  };
  const keep = async (name: string, note: string) => {
    const content = contentOf(state);
    if (asking === 'version' && preset) {
      const kept = await save.run({
        connection,
        presetId: preset.id,
        body: { basedOn: basedOn ?? 1, note, content },
      });
      if (!kept) return;
      setBasedOn(kept.latest.version);
      setAsking(undefined);
      announce(`Version ${kept.latest.version} kept`);
      return;
    }
    const made = await create.run({ connection, body: { name, note, content } });
    if (!made) return;
    if (!preset) forgetDraft(connection, undefined);
    setAsking(undefined);
    announce(`${made.name} kept`);
    await navigate(paths.layout(connection, made.id));
  };
  const dirty = !isSaved(state);
  return (
    <Page
      title={preset?.name ?? 'Layout editor'}
      note={
        preset ? (
          <span className="text-muted">
            version {basedOn ?? preset.latest.version}
            {dirty ? ', changed' : ''}
            {preset.note === '' ? '' : ` · ${preset.note}`}
          </span>
        ) : (
          <span className="text-muted">not kept under a name</span>
        )
      }
      crumbs={preset ? [{ label: 'Layouts', to: paths.layouts(connection) }] : []}
      freshness={undefined}
      actions={
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
            <Button look="primary" disabled={!dirty} onClick={() => ask('version')}>
              Save version
            </Button>
          )}
          <Button look={preset ? 'plain' : 'primary'} onClick={() => ask('new')}>
            {preset ? 'Keep as…' : 'Keep…'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <LayoutEditor editor={editor} />
        <div className="grid min-w-0 items-start gap-4 lg:grid-cols-2">
          <PresetsPanel {...{ presets, problem }} current={preset?.id} />
          {preset && (
            <VersionsPanel
              preset={preset}
              others={(presets ?? []).filter(({ id }) => id !== preset.id)}
              now={contentOf(state)}
              onTake={(content) => change((before) => withContent(before, content))}
            />
          )}
        </div>
      </div>
      <KeepDialog
        open={asking !== undefined}
        title={asking === 'version' ? `New version of ${preset?.name ?? ''}` : 'Keep this layout'}
        name={asking === 'version' ? undefined : preset ? `${preset.name.slice(0, 73)} (copy)` : ''}
        note=""
        button={asking === 'version' ? 'Save' : 'Keep'}
        isRunning={running.isRunning}
        failure={running.failure}
        onKeep={(name, note) => void keep(name, note)}
        onClose={() => setAsking(undefined)}
      />
    </Page>
  );
}
