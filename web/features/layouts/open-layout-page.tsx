import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type LayoutPreset, type LayoutPresetInFull, layoutPresets } from '#shared/layouts/presets.ts';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { useEditorActs, useEditorLater } from './editor/editor-context.tsx';
import { forgetDraft, keepDraft } from './editor/kept-draft.ts';
import { LayoutEditor } from './editor/layout-editor.tsx';
import { contentOf, type EditorState, withContent } from './editor/model.ts';
import { LayoutActions, VersionNote } from './layout-head.tsx';
import { ComparePanel } from './presets/compare-panel.tsx';
import { KeepDialog, type KeptWords } from './presets/keep-dialog.tsx';
import { PresetsPanel } from './presets/presets-panel.tsx';
import { VersionsPanel } from './presets/versions-panel.tsx';
import { useKeptChange } from './use-kept-change.ts';

interface OpenLayoutPageProps {
  preset: LayoutPresetInFull | undefined;
  presets: readonly LayoutPreset[] | undefined;
  problem: string | undefined;
  /** The version that what is edited was made of. */
  basedOn: number | undefined;
  /** Told the version that what is edited was saved as. */
  onSaved: (version: number) => void;
}

/** The page of one layout, with what keeps it. Nothing of it but its parts is drawn anew by a change of the layout. */
export function OpenLayoutPage({ preset, presets, problem, basedOn, onSaved }: OpenLayoutPageProps) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const { change } = useEditorActs();
  const create = useKeptChange(layoutPresets.create);
  const save = useKeptChange(layoutPresets.save);
  const [asking, setAsking] = useState<'new' | 'version'>();
  const running = asking === 'version' ? save : create;
  const ask = (what: 'new' | 'version') => {
    create.clear();
    save.clear();
    setAsking(what);
  };
  const keep = async (state: EditorState, { name, note, by }: KeptWords) => {
    const content = contentOf(state);
    if (asking === 'version' && preset) {
      const kept = await save.run({
        connection,
        presetId: preset.id,
        body: { basedOn: basedOn ?? 1, note, madeBy: by, content },
      });
      if (!kept) return;
      onSaved(kept.latest.version);
      setAsking(undefined);
      announce(`Version ${kept.latest.version} kept`);
      return;
    }
    const made = await create.run({ connection, body: { name, note, owner: by, content } });
    if (!made) return;
    // The page of the new one goes on with the people of this one.
    keepDraft(connection, made.id, { state, basedOn: made.latest.version });
    if (!preset) forgetDraft(connection, undefined);
    setAsking(undefined);
    announce(`${made.name} kept`);
    await navigate(paths.layout(connection, made.id));
  };
  return (
    <Page
      title={preset?.name ?? 'Layout editor'}
      note={<VersionNote {...{ preset, basedOn }} />}
      crumbs={preset ? [{ label: 'Layouts', to: paths.layouts(connection) }] : []}
      freshness={undefined}
      actions={<LayoutActions preset={preset} onKeep={ask} />}
    >
      <div className="flex flex-col gap-4">
        <LayoutEditor kept={preset && { id: preset.id, ...preset.latest }} />
        <div className="isolate grid min-w-0 items-start gap-4 lg:grid-cols-2">
          <PresetsPanel {...{ presets, problem }} current={preset?.id} />
          {preset && (
            <VersionsPanel
              preset={preset}
              onTake={(content) => change((before) => withContent(before, content))}
            />
          )}
          <Comparison {...{ preset, presets }} />
        </div>
      </div>
      <Keeping
        open={asking !== undefined}
        title={asking === 'version' ? `New version of ${preset?.name ?? ''}` : 'Keep this layout'}
        what={asking === 'version' ? 'version' : 'layout'}
        begin={preset && asking === 'new' ? { name: `${preset.name.slice(0, 73)} (copy)` } : {}}
        button={asking === 'version' ? 'Save' : 'Keep'}
        isRunning={running.isRunning}
        failure={running.failure}
        onKeep={(state, words) => void keep(state, words)}
        onClose={() => setAsking(undefined)}
      />
    </Page>
  );
}

function Comparison({ preset, presets }: Pick<OpenLayoutPageProps, 'preset' | 'presets'>) {
  const { state } = useEditorLater();
  return <ComparePanel preset={preset} presets={presets ?? []} now={contentOf(state)} />;
}

interface KeepingProps extends Omit<Parameters<typeof KeepDialog>[0], 'onKeep'> {
  onKeep: (state: EditorState, words: KeptWords) => void;
}

/** The dialog is modal: what is edited does not change while it is open. */
function Keeping({ onKeep, ...dialog }: KeepingProps) {
  const { state } = useEditorLater();
  return <KeepDialog {...dialog} onKeep={(words) => onKeep(state, words)} />;
}
