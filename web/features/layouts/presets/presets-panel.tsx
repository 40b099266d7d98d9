import { Copy, Download, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type LayoutPreset, layoutPresets } from '#shared/layouts/presets.ts';
import { ChangeIconButton } from '#web/components/change-button.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { useKeptChange } from '../use-kept-change.ts';
import { ImportButton } from './import-button.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import { savePresetFile } from './save-preset-file.ts';

interface PresetsPanelProps {
  /** `undefined` while they load. */
  presets: readonly LayoutPreset[] | undefined;
  /** Why they could not be loaded. */
  problem: string | undefined;
  /** The one that is open. */
  current: string | undefined;
}

/** Every kept layout: open, describe, duplicate, take as a file, delete; and one taken in from a file. */
export function PresetsPanel({ presets, problem, current }: PresetsPanelProps) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const create = useKeptChange(layoutPresets.create);
  const describe = useKeptChange(layoutPresets.describe);
  const remove = useKeptChange(layoutPresets.remove);
  const [leaving, setLeaving] = useState<LayoutPreset>();
  const [describing, setDescribing] = useState<LayoutPreset>();
  const failure = create.failure ?? remove.failure;
  const keep = async (name: string, note: string, content: LayoutPreset['latest']['content']) => {
    const made = await create.run({ connection, body: { name, note, content } });
    if (made) void navigate(paths.layout(connection, made.id));
  };
  return (
    <Panel
      title="Kept layouts"
      note={presets ? String(presets.length) : undefined}
      actions={<ImportButton onRead={({ name, note, content }) => void keep(name, note, content)} />}
    >
      {(failure ?? problem) && (
        <p role="alert" className="bg-bad-tint px-4 py-2 text-bad">
          {failure ? `${failureWords(failure).title}. ${failure.message}` : problem}
        </p>
      )}
      {presets?.length === 0 && (
        <EmptyNote title="No layout is kept yet">
          AWS stores no layouts. What you keep here has a name, a note and all its versions.
        </EmptyNote>
      )}
      <ul className="divide-y divide-line">
        {presets?.map((preset) => (
          <li key={preset.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
            <span className="min-w-0 grow basis-48">
              <Link
                to={paths.layout(connection, preset.id)}
                aria-current={preset.id === current ? 'page' : undefined}
                className="link inline-block min-h-6 max-w-full truncate font-medium aria-[current=page]:font-semibold"
              >
                {preset.name}
              </Link>{' '}
              <span className="text-muted">
                {preset.latest.content.layout.pip ? 'picture-in-picture' : 'grid'},{' '}
                {preset.latest.content.canvas.width} × {preset.latest.content.canvas.height}, version{' '}
                {preset.latest.version}
              </span>
              {preset.note !== '' && (
                <span className="block text-xs wrap-anywhere text-muted">{preset.note}</span>
              )}
            </span>
            <span className="text-xs text-muted">
              <span className="block">owner {preset.owner}</span>
              changed by {preset.latest.madeBy}, <Time at={preset.latest.madeAt} />
              <span className="block">
                {preset.usedAt ? (
                  <>
                    last used <Time at={preset.usedAt} />
                  </>
                ) : (
                  'never used to start one'
                )}
              </span>
            </span>
            <span className="flex">
              <ChangeIconButton
                of={layoutPresets.describe}
                label={`Name, note and owner of ${preset.name}`}
                icon={<PencilLine size={14} aria-hidden />}
                onClick={() => {
                  describe.clear();
                  setDescribing(preset);
                }}
              />
              <ChangeIconButton
                of={layoutPresets.create}
                label={`Duplicate ${preset.name}`}
                icon={<Copy size={14} aria-hidden />}
                onClick={() =>
                  void keep(`${preset.name.slice(0, 73)} (copy)`, preset.note, preset.latest.content)
                }
              />
              <IconButton
                label={`Save ${preset.name} as a file`}
                icon={<Download size={14} aria-hidden />}
                onClick={() => savePresetFile(preset)}
              />
              <ChangeIconButton
                of={layoutPresets.remove}
                label={`Delete ${preset.name}`}
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => setLeaving(preset)}
              />
            </span>
          </li>
        ))}
      </ul>
      <KeepDialog
        open={describing !== undefined}
        title={`Describe ${describing?.name ?? ''}`}
        what="details"
        begin={describing ? { name: describing.name, note: describing.note, by: describing.owner } : {}}
        button="Save"
        isRunning={describe.isRunning}
        failure={describe.failure}
        onKeep={({ name, note, by }) => {
          if (!describing) return;
          const body = { name, note, owner: by };
          void describe.run({ connection, presetId: describing.id, body }).then((described) => {
            if (described) setDescribing(undefined);
          });
        }}
        onClose={() => setDescribing(undefined)}
      />
      <Dialog
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={`Delete ${leaving?.name ?? ''}?`}
      >
        <div className="flex flex-col gap-3 p-4">
          <p>
            With it go all of its {leaving?.latest.version} versions. Compositions that run with it are not
            affected: AWS has a layout of its own for each.
          </p>
          <span className="flex justify-end gap-2">
            <Button onClick={() => setLeaving(undefined)}>Keep it</Button>
            <Button
              look="primary"
              disabled={remove.isRunning}
              onClick={() => {
                if (!leaving) return;
                void remove.run({ connection, presetId: leaving.id }).then((removed) => {
                  setLeaving(undefined);
                  if (removed && leaving.id === current) void navigate(paths.layouts(connection));
                });
              }}
            >
              Delete it
            </Button>
          </span>
        </div>
      </Dialog>
    </Panel>
  );
}
